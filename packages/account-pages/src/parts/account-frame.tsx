import { Page, SideNav, type SideNavGroup, Tabs } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { doorOf, nameOf, type TradeDoor } from "../doors.ts";
import type { AccountHome, KeptPage } from "../loaders.ts";
import { accountPath } from "../paths.ts";
import { CountRefresh } from "./count-refresh.tsx";

/** The places of an account; company data are a wholesale account's, goods, reviews and systems a shop's at the shops' own door. */
const places = ["", "goods", "reviews", "systems", "wallet", "addresses", "company", "notices"] as const;
type Place = (typeof places)[number];

interface AreaFrameProps {
  readonly home: AccountHome;
  readonly current: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the account area: at its side the accounts behind this door, then those behind the other. */
export async function AreaFrame({ home, current, title, lead, actions, children }: AreaFrameProps) {
  const [t, locale] = await Promise.all([getTranslations("accountArea"), getLocale()]);
  const doors: readonly TradeDoor[] =
    home.here === "retail" ? ["retail", "wholesale"] : ["wholesale", "retail"];
  const groups: SideNavGroup[] = [
    { items: [{ href: "/account", label: t("overview"), current: current === "" }] },
    ...doors.map((door) => ({
      title: t(`door.${door}`),
      items: home.accounts
        .filter((account) => doorOf(account) === door)
        .map((account) => ({
          href: accountPath(account.accountId),
          label: nameOf(account, locale),
          count: home.counts.get(account.accountId)?.unread,
          current: account.accountId === current,
        })),
    })),
  ].filter(({ items }) => items.length > 0);
  return (
    <Page title={title} lead={lead} actions={actions} nav={<SideNav label={t("nav")} groups={groups} />}>
      {home.counts.size > 0 && <CountRefresh />}
      {children}
    </Page>
  );
}

interface AccountFrameProps {
  readonly page: KeptPage;
  readonly place: Place;
  readonly children: ReactNode;
}

/** The frame of one account: whose it is, its places as tabs. */
export async function AccountFrame({ page, place, children }: AccountFrameProps) {
  const [t, locale] = await Promise.all([getTranslations("accountArea"), getLocale()]);
  const { account } = page;
  const door = doorOf(account);
  const facts = {
    realm: t(`realm.${account.realm}`),
    loginName: account.loginName,
    memberNo: account.memberNo,
  };
  const tabs = places
    .filter((one) => one !== "company" || door === "wholesale")
    .filter((one) => one !== "reviews" || (page.here === "retail" && hasShop(page)))
    .filter((one) => one !== "goods" || (page.here === "retail" && (hasShop(page) || mayOpen(page))))
    .filter((one) => one !== "systems" || (page.here === "retail" && hasShop(page) && page.mayWrite))
    .map((one) => ({
      href: accountPath(account.accountId, one === "goods" && !hasShop(page) ? "shop/open" : one),
      label: t(one === "goods" && !hasShop(page) ? "place.openShop" : `place.${one || "profile"}`),
      current: one === place,
    }));
  return (
    <AreaFrame
      home={page}
      current={account.accountId}
      title={nameOf(account, locale)}
      lead={
        account.role === "owner"
          ? t("lead", facts)
          : t("leadStaff", { ...facts, role: t(`role.${account.role}`) })
      }
    >
      <Tabs label={t("places")} tabs={tabs} />
      {children}
    </AreaFrame>
  );
}

function hasShop({ account }: KeptPage): boolean {
  return account.shopKind === "shop" || account.shopKind === "flagship";
}

/** A shop is its owner's to open, and behind a retail ID. */
function mayOpen({ account, isOwner }: KeptPage): boolean {
  return isOwner && account.realm === "retail";
}
