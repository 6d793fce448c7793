import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { StreetBar } from "../../_components/street-bar.tsx";
import { loadOrders } from "../loaders.ts";
import { OrderList } from "./order-list.tsx";

const sides = {
  buyer: { path: "/orders", goods: "/search" },
  seller: { path: "/seller/orders", goods: "/account" },
} as const;

type OrdersPageProps = {
  side: keyof typeof sides;
  /** The page of the list, as it stands in the address. */
  asked: string | string[] | undefined;
};

/** The orders of the account that acts: those it gave, or those its shop got. */
export async function OrdersPage({ side, asked }: OrdersPageProps) {
  const { path, goods } = sides[side];
  const [{ orders, page, pages }, t] = await Promise.all([
    loadOrders(side, path, asked),
    getTranslations("orders"),
  ]);
  return (
    <>
      <StreetBar />
      <Page title={t(`title.${side}`)} lead={t(`lead.${side}`)}>
        {orders.length === 0 ? (
          <Card flush>
            <EmptyState
              title={t(`empty.${side}`)}
              actions={<ButtonLink href={goods}>{t(`toGoods.${side}`)}</ButtonLink>}
            >
              {t(`emptyText.${side}`)}
            </EmptyState>
          </Card>
        ) : (
          <OrderList orders={orders} side={side} />
        )}
        <div className="flex flex-wrap gap-2">
          {page > 1 && <ButtonLink href={`${path}?page=${page - 1}`}>{t("newer")}</ButtonLink>}
          {page < pages && <ButtonLink href={`${path}?page=${page + 1}`}>{t("older")}</ButtonLink>}
        </div>
      </Page>
    </>
  );
}
