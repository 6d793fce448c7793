import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { StreetBar } from "../../_components/street-bar.tsx";
import { RefundList } from "../../refunds/_components/refund-list.tsx";
import { loadOrders } from "../loaders.ts";
import { OrderList } from "./order-list.tsx";
import { OrderTabs } from "./order-tabs.tsx";

const sides = {
  buyer: { path: "/orders", goods: "/search" },
  seller: { path: "/seller/orders", goods: "/account" },
} as const;

type Asked = string | string[] | undefined;

type OrdersPageProps = {
  side: keyof typeof sides;
  /** As the address says: which list, and its page. */
  query: Readonly<Record<string, Asked>>;
};

/** The orders of the account that acts, those it gave or those its shop got, and their refunds. */
export async function OrdersPage({ side, query }: OrdersPageProps) {
  const { path, goods } = sides[side];
  const isRefunds = query.show === "refunds";
  const [{ orders, refunds, openRefunds, page, pages }, t] = await Promise.all([
    loadOrders(side, path, { page: query.page, isRefunds }),
    getTranslations("orders"),
  ]);
  const shown = isRefunds ? "?show=refunds&page=" : "?page=";
  return (
    <>
      <StreetBar />
      <Page title={t(`title.${side}`)} lead={t(`lead.${side}`)}>
        <OrderTabs side={side} current={isRefunds ? "refunds" : "orders"} openRefunds={openRefunds} />
        {refunds && <RefundList refunds={refunds} side={side} />}
        {orders && orders.length > 0 && <OrderList orders={orders} side={side} />}
        {orders && orders.length === 0 && (
          <Card flush>
            <EmptyState
              title={t(`empty.${side}`)}
              actions={<ButtonLink href={goods}>{t(`toGoods.${side}`)}</ButtonLink>}
            >
              {t(`emptyText.${side}`)}
            </EmptyState>
          </Card>
        )}
        <div className="flex flex-wrap gap-2">
          {page > 1 && <ButtonLink href={`${path}${shown}${page - 1}`}>{t("newer")}</ButtonLink>}
          {page < pages && <ButtonLink href={`${path}${shown}${page + 1}`}>{t("older")}</ButtonLink>}
        </div>
      </Page>
    </>
  );
}
