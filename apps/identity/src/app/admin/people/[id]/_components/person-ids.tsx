import type { PersonFile } from "@hutong/identity";
import {
  Badge,
  ButtonLink,
  type Column,
  EmptyState,
  RealmBadge,
  RelativeTime,
  Section,
  Table,
} from "@hutong/ui";
import { useTranslations } from "next-intl";
import { actPath } from "../person-acts.ts";

interface PersonIdsProps {
  readonly person: PersonFile;
  readonly now: Date;
  readonly mayAct: boolean;
}

/** The IDs she owns. */
export function PersonIds({ person: { userId, ids }, now, mayAct }: PersonIdsProps) {
  const t = useTranslations("admin.person");
  const act: Column<PersonFile["ids"][number]> = {
    key: "act",
    header: t("act.unlink"),
    headerHidden: true,
    align: "end",
    cell: ({ accountId, loginName }) => (
      <ButtonLink
        size="small"
        prefetch={false}
        href={actPath(userId, "unlink", accountId)}
        aria-label={t("unlinkNamed", { name: loginName })}
      >
        {t("act.unlink")}
      </ButtonLink>
    ),
  };
  const people = useTranslations("admin.people");
  return (
    <Section title={t("ids")}>
      <Table
        caption={t("ids")}
        captionHidden
        rows={ids}
        rowKey={({ accountId }) => accountId}
        empty={<EmptyState title={t("noIdsTitle")}>{t("noIdsText")}</EmptyState>}
        columns={[
          {
            key: "id",
            header: t("id"),
            naming: true,
            cell: (id) => (
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <RealmBadge realm={id.realm} />
                <span className="break-all font-medium">{id.loginName}</span>
                {id.status === "frozen" && <Badge tone="danger">{people("statusOf.frozen")}</Badge>}
              </span>
            ),
          },
          {
            key: "number",
            header: people("column.numbers"),
            cell: ({ memberNo }) => <span className="num break-all">{memberNo}</span>,
          },
          { key: "shop", header: t("shop"), cell: ({ shopName }) => shopName ?? "–" },
          {
            key: "origin",
            header: t("origin"),
            cell: ({ openedFrom, importedAt }) =>
              openedFrom
                ? t("openedFrom", { name: openedFrom.loginName })
                : t(importedAt ? "imported" : "registeredHere"),
          },
          {
            key: "registered",
            header: t("registered"),
            cell: ({ registeredAt }) => <RelativeTime date={registeredAt} now={now} />,
          },
          ...(mayAct ? [act] : []),
        ]}
      />
    </Section>
  );
}
