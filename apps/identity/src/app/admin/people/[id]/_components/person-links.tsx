import type { PersonFile } from "@hutong/identity";
import { Card, EmptyState, RelativeTime, Timeline } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkDrawing } from "./link-drawing.tsx";

/** Which of her IDs belonged to whom, in time. */
export function PersonLinks({ person, now }: { person: PersonFile; now: Date }) {
  const t = useTranslations("admin.person");
  const realm = useTranslations("account.ids.realm");
  return (
    <Card title={t("links")} flush={person.links.length === 0}>
      {person.links.length === 0 ? (
        <EmptyState title={t("noLinksTitle")}>{t("noLinksText")}</EmptyState>
      ) : (
        <>
          <LinkDrawing person={person} now={now} />
          <Timeline
            label={t("links")}
            events={person.links.map((link) => ({
              key: link.id,
              tone: link.endedAt ? "neutral" : "success",
              title: `${realm(link.realm)}/${link.loginName}`,
              time: (
                <>
                  <RelativeTime date={link.startedAt} now={now} />
                  {link.endedAt && (
                    <>
                      {" – "}
                      <RelativeTime date={link.endedAt} now={now} />
                    </>
                  )}
                </>
              ),
              body: (
                <span className="flex flex-wrap gap-x-3">
                  <span>{t(`proof.${link.proof}`)}</span>
                  {link.person.userId !== person.userId && (
                    <Link
                      href={`/admin/people/${link.person.userId}`}
                      className="text-accent hover:underline"
                    >
                      {t("belongedTo", { name: link.person.displayName })}
                    </Link>
                  )}
                  {link.actorName && <span className="text-ink-3">{t("by", { name: link.actorName })}</span>}
                </span>
              ),
            }))}
          />
        </>
      )}
    </Card>
  );
}
