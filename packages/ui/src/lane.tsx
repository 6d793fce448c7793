import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Door } from "./door.ts";
import type { FormAction } from "./form-action.ts";
import { HutongMark } from "./hutong-mark.tsx";
import { LaneAccountMenu } from "./lane-account-menu.tsx";
import { LaneDoors } from "./lane-doors.tsx";
import { LanePreferencesMenu } from "./lane-preferences-menu.tsx";
import type { Realm } from "./realm.ts";

export type LanePerson = {
  displayName: string;
  /** The ID the person acts for on this site; null where there is none. */
  account: null | {
    realm: Realm;
    loginName: string;
    shopName?: string | null | undefined;
    seatName?: string | null | undefined;
  };
  /** What else she may act for here; each is one click away. */
  others?: readonly LaneOtherAccount[] | undefined;
};

export type LaneOtherAccount = {
  accountId: string;
  seatId: string | null;
  realm: Realm;
  loginName: string;
  shopName: string | null;
  seatName: string | null;
};

export type LaneTheme = "light" | "dark" | "system";
export type LaneLocale = "zh-CN" | "en";

export type LaneProps = {
  door: Door;
  /** `home` is the open page, `enter` signs on and is used when a person is signed in. */
  doors: Record<Door, { home: string; enter: string }>;
  person: LanePerson | null;
  signInHref: string;
  signUpHref: string;
  accountHref: string;
  /** The accounts she keeps, at a storefront: what trades, not who she is. */
  tradeHref?: string | undefined;
  /** Defaults to the sessions part of the account page. */
  sessionsHref?: string | undefined;
  /** The administrators' console; the entry is absent without it. */
  adminHref?: string | undefined;
  /** Where a choice of another account is posted to: fields `accountId` and `seatId`. */
  switchAction?: string | undefined;
  inbox?: { href: string; unread: number } | undefined;
  /** Path that a plain `<form method="post">` signs out at. */
  logoutAction: string;
  /** Hidden fields of the sign-out form, such as a CSRF token. */
  logoutFields?: Record<string, string> | undefined;
  locale: LaneLocale;
  theme: LaneTheme;
  /** Reads the field `locale`, and `next` if given. */
  setLocale: FormAction;
  /** Reads the field `theme`, and `next` if given. */
  setTheme: FormAction;
  /** The path to come back to after a choice of language or theme. */
  next?: string | undefined;
};

/** The bar on top of every page of every site: the doors on the left, the person and the ID in use on the right. */
export function Lane(props: LaneProps) {
  const t = useTranslations("ui");
  const { door, doors, person } = props;
  return (
    <>
      <a
        href="#main"
        data-print="hide"
        className="fixed top-1 left-1 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 text-accent-ink text-sm focus:translate-y-0"
      >
        {t("lane.skip")}
      </a>
      <header
        data-print="hide"
        className="sticky top-0 z-40 h-(--lane-height) border-line border-b bg-surface text-sm"
      >
        <div className="flex h-full items-stretch gap-1 px-2 sm:gap-2 sm:px-4">
          <a
            href={doors[door].home}
            className="flex items-center gap-2 pr-1 font-semibold text-ink -outline-offset-2 shrink-0 min-[24rem]:pointer-coarse:min-w-11 sm:pr-2"
          >
            <HutongMark />
            <span className="max-sm:sr-only">{t("brand")}</span>
          </a>
          <LaneDoors door={door} doors={doors} account={person?.account ?? null} signedIn={person !== null} />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            {props.inbox && <LaneInbox {...props.inbox} />}
            {person === null && (
              <>
                <a
                  href={props.signUpHref}
                  className="hidden items-center rounded-md px-2 py-1 text-ink-2 hover:bg-sunken hover:text-ink md:flex"
                >
                  {t("lane.signUp")}
                </a>
                <a
                  href={props.signInHref}
                  className="flex min-h-8 items-center whitespace-nowrap rounded-md bg-accent px-3 font-medium text-accent-ink hover:bg-accent-strong pointer-coarse:min-h-11"
                >
                  {t("lane.signIn")}
                </a>
              </>
            )}
            <LanePreferencesMenu {...props} alwaysShown={person === null} />
            {person && <LaneAccountMenu {...props} person={person} />}
          </div>
        </div>
      </header>
    </>
  );
}

function LaneInbox({ href, unread }: { href: string; unread: number }) {
  const t = useTranslations("ui.lane");
  return (
    <a
      href={href}
      title={t("inbox")}
      aria-label={unread > 0 ? t("inboxUnread", { count: unread }) : t("inbox")}
      className="flex min-h-8 min-w-8 items-center justify-center gap-1 rounded-md px-1.5 text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      <Inbox size={17} aria-hidden="true" />
      {unread > 0 && (
        <span className="num rounded-full bg-accent px-1.5 font-medium text-accent-ink text-xs">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </a>
  );
}
