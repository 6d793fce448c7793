import type { PersonFile } from "@hutong/identity";
import { ButtonLink, Card, EmptyState, RelativeTime, Section } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { parseDevice } from "@/lib/device.ts";
import { actPath } from "../person-acts.ts";

interface PersonSessionsProps {
  readonly person: PersonFile;
  readonly now: Date;
  readonly mayAct: boolean;
}

/** Where she is signed in now: each browser, and the sites open in it. */
export function PersonSessions({ person, now, mayAct }: PersonSessionsProps) {
  const t = useTranslations("admin.person");
  const nameOf = useDeviceName();
  return (
    <Section title={t("sessions")}>
      <Card flush>
        {person.sessions.length === 0 ? (
          <EmptyState title={t("noSessionsTitle")}>{t("noSessionsText")}</EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {person.sessions.map((session) => (
              <li
                key={session.uid}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
              >
                <div className="min-w-0">
                  <p className="font-medium">{nameOf(session.userAgent)}</p>
                  <p className="flex flex-wrap gap-x-4 text-ink-2 text-sm">
                    <span className="num break-all">{session.ip ?? t("noAddress")}</span>
                    <span>
                      {t("lastSeen")} <RelativeTime date={session.lastSeenAt} now={now} />
                    </span>
                  </p>
                  <p className="break-words text-ink-3 text-sm">{session.sites.map(siteText).join(" · ")}</p>
                </div>
                {mayAct && (
                  <ButtonLink
                    size="small"
                    prefetch={false}
                    href={actPath(person.userId, "end-session", session.uid)}
                    aria-label={t("endNamed", { device: nameOf(session.userAgent) })}
                  >
                    {t("end")}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}

type Site = PersonFile["sessions"][number]["sites"][number];

function siteText({ clientName, account, seatName }: Site): string {
  if (!account) return clientName;
  return `${clientName} (${account.loginName}${seatName ? `:${seatName}` : ""})`;
}

function useDeviceName(): (userAgent: string | null) => string {
  const t = useTranslations("account");
  return (userAgent) => {
    const device = parseDevice(userAgent);
    if (!device) return t("sessions.unknownDevice");
    const [browser, os] = [t(`device.browser.${device.browser}`), t(`device.os.${device.os}`)];
    return t("sessions.deviceOn", { browser, os });
  };
}
