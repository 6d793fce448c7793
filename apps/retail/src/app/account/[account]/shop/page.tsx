import { AccountFrame, accountPath } from "@hutong/account-pages";
import { returnDayChoices } from "@hutong/identity/shop";
import { ButtonLink, Card, DefinitionList, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { shopHref } from "../../../_components/addresses.ts";
import { inLanguage } from "../../../_components/words.ts";
import { loadSeller } from "../goods/loaders.ts";
import { ReturnsForm } from "./_components/returns-form.tsx";
import { saveReturns } from "./actions.ts";
import { loadOwnShop } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shopSettings"))("title") };
}

/** What a shop promises and says of itself: returns here, names and notices on the account's own page. For its owner. */
export default async function ShopSettings({ params, searchParams }: PageProps<"/account/[account]/shop">) {
  const [{ account: accountId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, "shop");
  if (!page.isOwner) notFound();
  const [shop, t, opening, locale] = await Promise.all([
    loadOwnShop(page.account),
    getTranslations("shopSettings"),
    getTranslations("openShop"),
    getLocale(),
  ]);
  return (
    <AccountFrame page={page} place="goods">
      {done === "saved" && <Notice tone="success">{t("saved")}</Notice>}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={accountPath(accountId, "goods")}>{t("back")}</ButtonLink>
        <ButtonLink href={shopHref(shop)}>{t("look")}</ButtonLink>
      </div>
      <Card heading="h2" title={t("returns")} lead={t("returnsLead")}>
        <ReturnsForm
          action={saveReturns.bind(null, accountId)}
          stored={{ returnDays: String(shop.returnDays), returnNote: shop.returnNote ?? "" }}
          returnDays={returnDayChoices.map((days) => ({
            value: String(days),
            label: opening("days", { days }),
            ...(days === 7 && { hint: opening("lawful") }),
          }))}
          texts={{
            returnDays: opening("returnDays"),
            returnNote: opening("returnNote"),
            returnNoteHint: opening("returnNoteHint"),
            submit: t("submit"),
          }}
        />
      </Card>
      <Card
        heading="h2"
        title={t("says")}
        actions={<ButtonLink href={accountPath(accountId)}>{t("change")}</ButtonLink>}
      >
        <DefinitionList
          items={[
            { term: t("kind"), value: t(shop.kind === "flagship" ? "flagship" : "own") },
            { term: opening("name"), value: inLanguage(locale, shop.name, shop.nameEn) },
            { term: opening("region"), value: shop.region ?? t("nothing") },
            {
              term: opening("notice"),
              value: shop.notice ? inLanguage(locale, shop.notice, shop.noticeEn) : t("nothing"),
            },
          ]}
        />
      </Card>
    </AccountFrame>
  );
}
