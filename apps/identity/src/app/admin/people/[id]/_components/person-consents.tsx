import type { PersonFile } from "@hutong/identity";
import { Badge, EmptyState, RelativeTime, Section, Table } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** The sites of others that she let know something of her. */
export function PersonConsents({ consents, now }: { consents: PersonFile["consents"]; now: Date }) {
  const t = useTranslations("admin.person");
  return (
    <Section title={t("consents")}>
      <Table
        caption={t("consents")}
        captionHidden
        rows={consents}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("noConsentsTitle")}>{t("noConsentsText")}</EmptyState>}
        columns={[
          { key: "site", header: t("site"), naming: true, cell: ({ clientName }) => clientName },
          {
            key: "scopes",
            header: t("scopes"),
            cell: ({ scopes }) => <span className="break-words">{scopes.join(", ")}</span>,
          },
          {
            key: "granted",
            header: t("granted"),
            cell: ({ grantedAt }) => <RelativeTime date={grantedAt} now={now} />,
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ withdrawnAt, expiresAt }) =>
              withdrawnAt || (expiresAt && expiresAt <= now) ? (
                <Badge>{t(withdrawnAt ? "withdrawn" : "ranOut")}</Badge>
              ) : (
                <Badge tone="success">{t("holds")}</Badge>
              ),
          },
        ]}
      />
    </Section>
  );
}
