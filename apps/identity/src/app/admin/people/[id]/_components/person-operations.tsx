import type { PersonFile } from "@hutong/identity";
import { ButtonLink, Card, RelativeTime, Timeline } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { actPath } from "../person-acts.ts";

interface PersonOperationsProps {
  readonly person: PersonFile;
  readonly now: Date;
  readonly mayAct: boolean;
}

/** What was linked, merged and unlinked with her, and what of it can still be undone. Nothing where there was none. */
export function PersonOperations({ person, now, mayAct }: PersonOperationsProps) {
  const t = useTranslations("admin.operations");
  const realm = useTranslations("account.ids.realm");
  if (person.operations.length === 0) return null;
  return (
    <Card title={t("title")}>
      <Timeline
        label={t("title")}
        events={person.operations.map((operation) => {
          const { id, kind, at, undoableUntil, undoneAt, came, other } = operation;
          const isOpen = kind !== "undo" && !undoneAt && undoableUntil > now;
          const name =
            operation.realm && operation.loginName
              ? `${realm(operation.realm)}/${operation.loginName}`
              : t("seatsAlone");
          return {
            key: id,
            tone: undoneAt ? ("neutral" as const) : isOpen ? ("warning" as const) : ("info" as const),
            title: t(`kind.${kind}`, { name }),
            time: <RelativeTime date={at} now={now} />,
            body: (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <Link href={`/admin/people/${other.userId}`} className="text-accent hover:underline">
                  {t(came ? "from" : "to", { name: other.displayName })}
                </Link>
                {undoneAt && (
                  <span>
                    {t("undone")} <RelativeTime date={undoneAt} now={now} />
                  </span>
                )}
                {isOpen && (
                  <span className="text-ink-3">
                    {t("undoable")} <RelativeTime date={undoableUntil} now={now} />
                  </span>
                )}
                {isOpen && mayAct && (
                  <ButtonLink
                    size="small"
                    prefetch={false}
                    href={actPath(person.userId, "undo", id)}
                    aria-label={t("undoNamed", { name })}
                  >
                    {t("undo")}
                  </ButtonLink>
                )}
              </span>
            ),
          };
        })}
      />
    </Card>
  );
}
