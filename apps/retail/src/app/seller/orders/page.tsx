import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StreetBar } from "../../_components/street-bar.tsx";
import { OrderList } from "../../orders/_components/order-list.tsx";
import { loadOrders } from "../../orders/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title.seller") };
}

export default async function Orders({ searchParams }: PageProps<"/seller/orders">) {
  const { page: asked } = await searchParams;
  const [{ orders, page, pages }, t] = await Promise.all([
    loadOrders("seller", "/seller/orders", asked),
    getTranslations("orders"),
  ]);
  return (
    <>
      <StreetBar />
      <Page title={t("title.seller")} lead={t("lead.seller")}>
        {orders.length === 0 ? (
          <Card flush>
            <EmptyState title={t("empty.seller")} />
          </Card>
        ) : (
          <OrderList orders={orders} side="seller" />
        )}
        <div className="flex flex-wrap gap-2">
          {page > 1 && <ButtonLink href={`/seller/orders?page=${page - 1}`}>{t("newer")}</ButtonLink>}
          {page < pages && <ButtonLink href={`/seller/orders?page=${page + 1}`}>{t("older")}</ButtonLink>}
        </div>
      </Page>
    </>
  );
}
