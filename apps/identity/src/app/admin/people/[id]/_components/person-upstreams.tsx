import type { PersonFile } from "@hutong/identity";
import { Badge, ButtonLink, type Column, RelativeTime, Section, Table } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { actPath } from "../person-acts.ts";

interface PersonUpstreamsProps {
  readonly person: PersonFile;
  readonly now: Date;
  readonly mayAct: boolean;
}

type WayIn = PersonFile["upstreams"][number];

/** Her ways in by other providers; nothing where she has none. */
export function PersonUpstreams({ person: { userId, upstreams }, now, mayAct }: PersonUpstreamsProps) {
  const t = useTranslations("admin.person");
  const isEnglish = useLocale() === "en";
  if (upstreams.length === 0) return null;
  const nameOf = ({ nameEn, nameZh }: WayIn) => (isEnglish ? nameEn : nameZh);
  const act: Column<WayIn> = {
    key: "act",
    header: t("acts"),
    headerHidden: true,
    align: "end",
    cell: (way) => (
      <ButtonLink
        size="small"
        prefetch={false}
        href={actPath(userId, "remove-upstream", way.id)}
        aria-label={`${t("act.remove-upstream")} ${nameOf(way)}`}
      >
        {t("short.remove-upstream")}
      </ButtonLink>
    ),
  };
  return (
    <Section title={t("upstreams")}>
      <Table
        caption={t("upstreams")}
        captionHidden
        rows={upstreams}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "provider",
            header: t("upstreamProvider"),
            naming: true,
            cell: (way) => (
              <span className="inline-flex flex-wrap items-center gap-1.5">
                <span className="font-medium">{nameOf(way)}</span>
                {way.isOff && <Badge tone="danger">{t("upstreamOff")}</Badge>}
              </span>
            ),
          },
          {
            key: "subject",
            header: t("upstreamSubject"),
            cell: ({ subjectEnd }) => <span className="num">…{subjectEnd}</span>,
          },
          {
            key: "since",
            header: t("upstreamSince"),
            cell: ({ linkedAt }) => <RelativeTime date={linkedAt} now={now} />,
          },
          {
            key: "used",
            header: t("upstreamUsed"),
            cell: ({ lastUsedAt }) => <RelativeTime date={lastUsedAt} now={now} />,
          },
          ...(mayAct ? [act] : []),
        ]}
      />
    </Section>
  );
}
