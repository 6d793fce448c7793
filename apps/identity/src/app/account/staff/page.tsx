import { Card, EmptyState, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { ShopStaff } from "./_components/shop-staff.tsx";
import { loadMyStaff } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.staff"))("title") };
}

const outcomes = ["invited", "changed", "suspended", "resumed", "removed", "withdrawn"] as const;

export default async function StaffPage({ searchParams }: PageProps<"/account/staff">) {
  const [{ shops, now }, { done }] = await Promise.all([loadMyStaff(), searchParams]);
  const t = await getTranslations("account.staff");
  const outcome = outcomes.find((one) => one === done);
  return (
    <AccountPage place="staff">
      {outcome && <Notice tone="success">{t(`done.${outcome}`)}</Notice>}
      {shops.length === 0 ? (
        <Card flush>
          <EmptyState title={t("noShopTitle")}>{t("noShopText")}</EmptyState>
        </Card>
      ) : (
        <Section title={t("shops")}>
          {shops.map((shop) => (
            <ShopStaff key={shop.accountId} shop={shop} now={now} />
          ))}
        </Section>
      )}
    </AccountPage>
  );
}
