import { Page, SideNav } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

const places = {
  profile: "/account",
  ids: "/account/ids",
  staff: "/account/staff",
  passport: "/account/passport",
  sessions: "/account/sessions",
  consents: "/account/consents",
  security: "/account/security",
  activity: "/account/activity",
} as const;

type AccountPlace = keyof typeof places;

interface AccountPageProps {
  readonly place: AccountPlace;
  /** Title and lead of a page below a place; the place's own without them. */
  readonly title?: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** The frame of the account's pages: its places at the side, the title and lead of this one. */
export async function AccountPage({ place, title, lead, children }: AccountPageProps) {
  const t = await getTranslations("account");
  const items = Object.entries(places).map(([name, href]) => ({
    href,
    label: t(`nav.${name}`),
    current: name === place,
  }));
  return (
    <Page
      title={title ?? t(`${place}.title`)}
      lead={title === undefined ? t(`${place}.lead`) : lead}
      nav={<SideNav label={t("nav.label")} groups={[{ items }]} />}
    >
      {children}
    </Page>
  );
}
