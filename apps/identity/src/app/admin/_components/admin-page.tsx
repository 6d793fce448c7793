import { type Crumb, Page, SideNav } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

const places = {
  people: "/admin/people",
  disputes: "/admin/disputes",
  traders: "/admin/traders",
  tradeDisputes: "/admin/trade-disputes",
  reviews: "/admin/reviews",
  approvals: "/admin/approvals",
  bulk: "/admin/bulk",
  clients: "/admin/clients",
  upstreams: "/admin/upstreams",
  audit: "/admin/audit",
  keys: "/admin/keys",
} as const;

type AdminPlace = keyof typeof places;

interface AdminPageProps {
  readonly place: AdminPlace;
  /** Title and lead of a page below a place; the place's own (`admin.<place>.title`, `.lead`) without them. */
  readonly title?: string;
  readonly lead?: ReactNode;
  /** Where a page below a place hangs. */
  readonly breadcrumb?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame of the administrators' pages: the places at the side, the title of this one. It checks nothing: each
 * loader and each action asks `requireAdministrator`.
 */
export async function AdminPage({ place, title, lead, breadcrumb, actions, children }: AdminPageProps) {
  const t = await getTranslations("admin");
  const items = Object.entries(places).map(([name, href]) => ({
    href,
    label: t(`nav.${name}`),
    current: name === place,
  }));
  return (
    <Page
      width="wide"
      title={title ?? t(`${place}.title`)}
      lead={title === undefined ? t(`${place}.lead`) : lead}
      breadcrumb={breadcrumb}
      actions={actions}
      nav={<SideNav label={t("nav.label")} groups={[{ items }]} />}
    >
      {children}
    </Page>
  );
}
