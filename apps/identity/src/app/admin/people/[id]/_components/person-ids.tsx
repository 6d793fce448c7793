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
    header: t("acts"),
    headerHidden: true,
    align: "end",
    cell: ({ accountId, loginName, status }) => (
      <span className="inline-flex flex-wrap justify-end gap-2">
        {([status === "frozen" ? "unfreeze-id" : "freeze-id", "unlink"] as const).map((one) => (
          <ButtonLink
            key={one}
            size="small"
            prefetch={false}
            href={actPath(userId, one, accountId)}
            aria-label={`${t(`act.${one}`)} ${loginName}`}
          >
            {t(`short.${one}`)}
          </ButtonLink>
        ))}
      </span>
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
