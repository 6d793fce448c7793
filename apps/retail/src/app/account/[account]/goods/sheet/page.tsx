import { AccountFrame, accountPath } from "@hutong/account-pages";
import { columnWords, sheetBounds } from "@hutong/catalog";
import { ButtonLink, Card } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { loadSeller } from "../loaders.ts";
import { SheetForm } from "./_components/sheet-form.tsx";
import { bringSheet } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goodsSheet"))("title") };
}

/** Brings a file of goods, and says how one is written. */
export default async function Sheet({ params }: PageProps<"/account/[account]/goods/sheet">) {
  const { account: accountId } = await params;
  const page = await loadSeller(accountId, "goods/sheet");
  if (!page.mayWrite) notFound();
  const [t, locale] = await Promise.all([getTranslations("goodsSheet"), getLocale()]);
  const name = (column: Parameters<typeof columnWords>[0]) =>
    columnWords(column)[locale === "en" ? "en" : "zh"];
  return (
    <AccountFrame page={page} place="goods">
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={accountPath(accountId, "goods")}>{t("back")}</ButtonLink>
        <ButtonLink href={accountPath(accountId, "goods/export")} plain>
          {t("export")}
        </ButtonLink>
      </div>
      <Card heading="h2" title={t("title")} lead={t("lead")}>
        <SheetForm
          action={bringSheet.bind(null, accountId)}
          texts={{
            file: t("file"),
            fileHint: t("fileHint", { lines: sheetBounds.lines, listings: sheetBounds.listings }),
            submit: t("look"),
          }}
        />
      </Card>
      <Card heading="h2" title={t("how")}>
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>{t("howLines")}</li>
          <li>{t("howKey", { id: name("listingId"), code: name("code") })}</li>
          <li>{t("howMissing")}</li>
          <li>{t("howStock", { seen: name("seenStock") })}</li>
          <li>{t("howState", { state: name("state") })}</li>
          <li>{t("howSeveral")}</li>
        </ul>
      </Card>
    </AccountFrame>
  );
}
