import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StreetBar } from "../_components/street-bar.tsx";
import { OrderList } from "./_components/order-list.tsx";
import { loadOrders } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title.buyer") };
}

export default async function Orders({ searchParams }: PageProps<"/orders">) {
  const { page: asked } = await searchParams;
  const [{ orders, page, pages }, t] = await Promise.all([
    loadOrders("buyer", "/orders", asked),
    getTranslations("orders"),
  ]);
  return (
    <>
      <StreetBar />
      <Page title={t("title.buyer")} lead={t("lead.buyer")}>
        {orders.length === 0 ? (
          <Card flush>
            <EmptyState title={t("empty.buyer")} />
          </Card>
        ) : (
          <OrderList orders={orders} side="buyer" />
        )}
        <div className="flex flex-wrap gap-2">
          {page > 1 && <ButtonLink href={`/orders?page=${page - 1}`}>{t("newer")}</ButtonLink>}
          {page < pages && <ButtonLink href={`/orders?page=${page + 1}`}>{t("older")}</ButtonLink>}
        </div>
      </Page>
    </>
  );
}
