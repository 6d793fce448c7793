import {
  ArrowLeftRight,
  ChevronDown,
  LogOut,
  MonitorSmartphone,
  PanelsTopLeft,
  ShieldCheck,
  Store,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import type { LaneOtherAccount, LanePerson, LaneProps } from "./lane.tsx";
import { LanePreferences } from "./lane-preferences.tsx";
import { MenuDetails } from "./menu-details.tsx";
import { RealmBadge } from "./realm-badge.tsx";

type LaneAccountMenuProps = LaneProps & { person: LanePerson };

const itemClass =
  "flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-left text-ink hover:bg-sunken pointer-coarse:min-h-11";

/** Who acts here and for which ID, and the few things one does about it. Works as `<details>` without JavaScript. */
export function LaneAccountMenu(props: LaneAccountMenuProps) {
  const { person } = props;
  const t = useTranslations("ui.lane");
  return (
    <MenuDetails
      summaryClassName="gap-2 px-1.5 pointer-coarse:min-w-11 pointer-coarse:justify-center"
      summary={
        <>
          <span className="sr-only">{t("menu")}</span>
          {person.account && <IdInUse account={person.account} />}
          <Avatar name={person.displayName} size={24} decorative />
          <span className="sr-only">{person.displayName}</span>
          <ChevronDown size={14} aria-hidden="true" className="text-ink-3 max-sm:hidden" />
        </>
      }
    >
      <div className="flex items-center gap-3 px-2.5 pt-2 pb-2.5">
        <Avatar name={person.displayName} size={36} decorative />
        <div className="min-w-0">
          <p className="truncate font-medium">{person.displayName}</p>
          <p className="truncate text-ink-3 text-xs">{person.account ? t("inUse") : t("noAccount")}</p>
        </div>
      </div>
      {person.account && <AccountCard account={person.account} />}
      {person.others && person.others.length > 0 && (
        <OtherAccounts others={person.others} action={props.switchAction ?? "/switch"} />
      )}
      <ul className="py-1">
        {props.tradeHref && (
          <MenuLink href={props.tradeHref} icon={<Store size={16} aria-hidden="true" />}>
            {t("trade")}
          </MenuLink>
        )}
        <MenuLink href={props.accountHref} icon={<ShieldCheck size={16} aria-hidden="true" />}>
          {t("account")}
        </MenuLink>
        <MenuLink
          href={props.sessionsHref ?? `${props.accountHref}#sessions`}
          icon={<MonitorSmartphone size={16} aria-hidden="true" />}
        >
          {t("sessions")}
        </MenuLink>
        {props.adminHref && (
          <MenuLink href={props.adminHref} icon={<PanelsTopLeft size={16} aria-hidden="true" />}>
            {t("administration")}
          </MenuLink>
        )}
      </ul>
      <div className="border-line border-t px-2.5 py-2 md:hidden">
        <LanePreferences {...props} />
      </div>
      <form method="post" action={props.logoutAction} className="border-line border-t pt-1">
        {Object.entries(props.logoutFields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={itemClass}>
          <LogOut size={16} aria-hidden="true" className="text-ink-3" />
          {t("signOut")}
        </button>
      </form>
    </MenuDetails>
  );
}

type Account = NonNullable<LanePerson["account"]>;

function IdInUse({ account }: { account: Account }) {
  return (
    <span className="hidden min-w-0 items-center gap-2 md:flex">
      <RealmBadge realm={account.realm} />
      <span className="max-w-40 truncate font-medium">{account.loginName}</span>
      {account.shopName && (
        <span className="max-w-36 truncate text-ink-3 max-lg:hidden">{account.shopName}</span>
      )}
    </span>
  );
}

function AccountCard({ account }: { account: Account }) {
  const t = useTranslations("ui.lane");
  return (
    <div className="mx-1 mb-1 rounded-sm bg-sunken px-2.5 py-2">
      <p className="flex items-center gap-2">
        <RealmBadge realm={account.realm} />
        <span className="truncate font-medium">{account.loginName}</span>
      </p>
      {account.shopName && <p className="mt-1 truncate text-ink-2">{account.shopName}</p>}
      {account.seatName && (
        <p className="truncate text-ink-3 text-xs">
          {t("seat")} · {account.seatName}
        </p>
      )}
    </div>
  );
}

function OtherAccounts({ others, action }: { others: readonly LaneOtherAccount[]; action: string }) {
  const t = useTranslations("ui.lane");
  return (
    <div className="border-line border-b pb-1">
      <p className="px-2.5 pt-1 text-ink-3 text-xs">{t("switchAccount")}</p>
      <ul className="max-h-60 overflow-y-auto">
        {others.map((other) => (
          <li key={`${other.accountId}:${other.seatId}`}>
            <form method="post" action={action}>
              <input type="hidden" name="accountId" value={other.accountId} />
              <input type="hidden" name="seatId" value={other.seatId ?? ""} />
              <button type="submit" className={itemClass}>
                <ArrowLeftRight size={16} aria-hidden="true" className="shrink-0 text-ink-3" />
                <RealmBadge realm={other.realm} />
                <span className="min-w-0 truncate">
                  {other.loginName}
                  {other.shopName && <span className="ml-2 text-ink-3">{other.shopName}</span>}
                  {other.seatName && (
                    <span className="ml-2 text-ink-3 text-xs">
                      {t("seat")} · {other.seatName}
                    </span>
                  )}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}

function MenuLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <a href={href} className={itemClass}>
        <span className="text-ink-3">{icon}</span>
        {children}
      </a>
    </li>
  );
}
