import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrdersPage } from "./_components/orders-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title.buyer") };
}

export default async function Orders({ searchParams }: PageProps<"/orders">) {
  return <OrdersPage side="buyer" query={await searchParams} />;
}
