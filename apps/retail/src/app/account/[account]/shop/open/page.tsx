import { AccountFrame, accountPath, loadAccount } from "@hutong/account-pages";
import { returnDayChoices } from "@hutong/identity/shop";
import { shopRegions } from "@hutong/profile";
import { Card } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpenForm } from "./_components/open-form.tsx";
import { open } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openShop"))("title") };
}

/** Opens the shop of a retail account; where there is one, on to its goods. */
export default async function OpenShopPage({ params }: PageProps<"/account/[account]/shop/open">) {
  const { account: accountId } = await params;
  const page = await loadAccount(accountId, accountPath(accountId, "shop/open"));
  if (page.account.shopKind) redirect(accountPath(accountId, "goods"));
  if (!page.isOwner || page.account.realm !== "retail") notFound();
  const t = await getTranslations("openShop");
  return (
    <AccountFrame page={page} place="goods">
      <Card heading="h2" title={t("title")} lead={t("lead")}>
        <OpenForm
          action={open.bind(null, accountId)}
          regions={shopRegions.map((region) => ({ value: region, label: region }))}
          returnDays={returnDayChoices.map((days) => ({
            value: String(days),
            label: t("days", { days }),
            ...(days === 7 && { hint: t("lawful") }),
          }))}
          texts={{
            name: t("name"),
            nameHint: t("nameHint"),
            nameEn: t("nameEn"),
            region: t("region"),
            notice: t("notice"),
            noticeHint: t("noticeHint"),
            returnDays: t("returnDays"),
            returnNote: t("returnNote"),
            returnNoteHint: t("returnNoteHint"),
            submit: t("submit"),
          }}
        />
      </Card>
    </AccountFrame>
  );
}
