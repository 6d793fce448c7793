import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrdersPage } from "../../orders/_components/orders-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title.seller") };
}

export default async function Orders({ searchParams }: PageProps<"/seller/orders">) {
  return <OrdersPage side="seller" query={await searchParams} />;
}
