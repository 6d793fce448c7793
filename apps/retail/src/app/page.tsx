import { OpenedNotice } from "@hutong/site";
import { ButtonLink, EmptyState, Page, Section } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { OtherDoor } from "./_components/door-card.tsx";
import { GoodsGrid } from "./_components/goods-grid.tsx";
import { IdLine } from "./_components/id-line.tsx";
import { ShopCard } from "./_components/shop-card.tsx";
import { StreetBar } from "./_components/street-bar.tsx";
import { loadHome } from "./loaders.ts";

export default async function Home() {
  const [t, home] = await Promise.all([getTranslations("home"), loadHome()]);
  const { displayName, inUse, shops, newest } = home;
  const door = <OtherDoor account={inUse} enterHref={home.enterHref} lookHref={home.lookHref} />;
  return (
    <>
      <StreetBar />
      <Page
        actions={<ButtonLink href="/open-shop">{t(inUse?.shopName ? "myGoods" : "openShop")}</ButtonLink>}
        title={displayName ? t("welcome", { name: displayName }) : t("title")}
        lead={
          inUse ? (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {t("inUse")} <IdLine account={inUse} />
              <span className="num text-ink-3">{t("memberNo", { memberNo: inUse.memberNo })}</span>
            </span>
          ) : (
            t("lead", { shops: home.shopTotal, goods: home.goodsTotal })
          )
        }
      >
        <OpenedNotice account={home.account} />
        {displayName && door}
        {shops.length === 0 && (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          </div>
        )}
        {shops.length > 0 && (
          <Section
            title={t("street")}
            actions={
              <ButtonLink href="/shops" variant="quiet" size="small">
                {t("allShops", { count: home.shopTotal })}
              </ButtonLink>
            }
          >
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 md:grid-cols-2 lg:grid-cols-3">
              {shops.map((shop) => (
                <li key={`${shop.realm}/${shop.loginName}`}>
                  <ShopCard shop={shop} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {newest.length > 0 && (
          <Section
            title={t("newest")}
            actions={
              <ButtonLink href="/search" variant="quiet" size="small">
                {t("allGoods", { count: home.goodsTotal })}
              </ButtonLink>
            }
          >
            <GoodsGrid listings={newest} />
          </Section>
        )}
        {!displayName && door}
      </Page>
    </>
  );
}
