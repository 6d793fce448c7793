import type { SignOnSessionView } from "@hutong/identity";
import { Badge, RealmBadge, RelativeTime } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isHandheld, parseDevice } from "@/lib/device.ts";
import { DevicePicture } from "./device-picture.tsx";

interface SessionRowProps {
  readonly session: SignOnSessionView;
  readonly now: Date;
  readonly isHere?: boolean;
  /** The form that ends it; it is given the device's name for those who do not see the row. */
  readonly end: (deviceName: string) => ReactNode;
}

/** One browser where she is signed in. */
export function SessionRow({ session, now, isHere = false, end }: SessionRowProps) {
  const t = useTranslations("account.sessions");
  const device = parseDevice(session.userAgent);
  const name = useDeviceName(session.userAgent);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-3" data-sign-on={session.uid}>
      <DevicePicture handheld={isHandheld(device)} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{name}</span>
          {isHere && <Badge tone="success">{t("thisDevice")}</Badge>}
        </p>
        <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
          <Fact term={t("address")}>
            <span className="num break-all">{session.ip ?? t("noAddress")}</span>
          </Fact>
          <Fact term={t("signedIn")}>
            <RelativeTime date={session.signedInAt ?? session.createdAt} now={now} />
          </Fact>
          <Fact term={t("lastSeen")}>
            <RelativeTime date={lastUse(session)} now={now} />
          </Fact>
        </dl>
        <Sites sites={session.sites} />
      </div>
      <div className="max-sm:w-full">{end(name)}</div>
    </li>
  );
}

/** A use of any site is a use of the device: the sign-on behind it lives by its own clock. */
function lastUse({ lastSeenAt, sites }: SignOnSessionView): Date {
  return new Date(Math.max(lastSeenAt.getTime(), ...sites.map((site) => site.lastSeenAt.getTime())));
}

function useDeviceName(userAgent: string | null): string {
  const t = useTranslations("account");
  const device = parseDevice(userAgent);
  if (!device) return t("sessions.unknownDevice");
  const [browser, os] = [t(`device.browser.${device.browser}`), t(`device.os.${device.os}`)];
  return t("sessions.deviceOn", { browser, os });
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="shrink-0 whitespace-nowrap text-ink-3">{term}</dt>
      <dd className="text-ink-2">{children}</dd>
    </div>
  );
}

/** The sites opened there, and as whom. */
function Sites({ sites }: { sites: SignOnSessionView["sites"] }) {
  const t = useTranslations("account.sessions");
  if (sites.length === 0) return null;
  const named = new Map(sites.map((site) => [`${site.clientId}/${site.account?.loginName ?? ""}`, site]));
  return (
    <ul aria-label={t("sites")} className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {[...named].map(([key, { clientId, clientName, account }]) => (
        <li key={key} className="flex items-center gap-1.5">
          {account ? (
            <RealmBadge realm={account.realm} />
          ) : (
            <Badge>{siteName(t, clientId, clientName)}</Badge>
          )}
          {account && <span className="break-all text-ink-2">{account.loginName}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Our own site goes by its name in the reader's language, others by the name they are registered with. */
function siteName(t: (key: "identitySite") => string, clientId: string, clientName: string): string {
  return clientId === "hutong-identity" ? t("identitySite") : clientName;
}
