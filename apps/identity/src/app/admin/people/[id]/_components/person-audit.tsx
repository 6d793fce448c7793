import type { PersonFile } from "@hutong/identity";
import { Card, EmptyState, RelativeTime, Timeline } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { z } from "zod";

/** What an entry may carry that is worth a line. */
const told = z.object({ reason: z.string().optional(), system: z.string().optional() });

/** What happened to her, the newest first, with who did it and why. */
export function PersonAudit({ person, now }: { person: PersonFile; now: Date }) {
  const t = useTranslations("admin.person");
  return (
    <Card title={t("audit")} flush={person.audit.length === 0}>
      {person.audit.length === 0 ? (
        <EmptyState title={t("noAuditTitle")}>{t("noAuditText")}</EmptyState>
      ) : (
        <Timeline
          label={t("audit")}
          events={person.audit.map((entry) => {
            const { reason, system } = told.safeParse(entry.data).data ?? {};
            const by = entry.actorUserId === person.userId ? t("herself") : (entry.actorName ?? system);
            const key = `action.${entry.action.replaceAll(".", "_")}`;
            return {
              key: entry.id,
              title: t.has(key) ? t(key) : entry.action,
              time: <RelativeTime date={entry.at} now={now} />,
              body: (
                <span className="flex flex-wrap gap-x-3 text-sm">
                  {reason && (
                    <span className="w-full break-words text-ink">{t("reasonWas", { reason })}</span>
                  )}
                  {by && <span>{t("by", { name: by })}</span>}
                  {entry.ip && <span className="num text-ink-3">{entry.ip}</span>}
                </span>
              ),
            };
          })}
        />
      )}
    </Card>
  );
}
