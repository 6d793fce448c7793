import type { CartLine, CartShop } from "@hutong/orders";
import { Button, ButtonLink, Card, controlClass, EmptyState, Money, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { goodsHref, shopHref } from "../_components/addresses.ts";
import { Picture } from "../_components/picture.tsx";
import { StreetBar } from "../_components/street-bar.tsx";
import { colourName, inLanguage } from "../_components/words.ts";
import { CartForm } from "./_components/cart-form.tsx";
import { save } from "./actions.ts";
import { loadCart, tickedOf } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cart"))("title") };
}

export default async function CartPage({ searchParams }: PageProps<"/cart">) {
  const [{ shops }, { done }, t, locale] = await Promise.all([
    loadCart("/cart"),
    searchParams,
    getTranslations("cart"),
    getLocale(),
  ]);
  const ticked = tickedOf(shops).flatMap(({ lines }) => lines);
  const sum = ticked.reduce((total, { priceFen, count }) => total + priceFen * BigInt(count), 0n);
  const pieces = ticked.reduce((total, { count }) => total + count, 0);
  return (
    <>
      <StreetBar />
      <Page title={t("title")} actions={<ButtonLink href="/orders">{t("orders")}</ButtonLink>}>
        {done === "added" && <Notice tone="success">{t("added")}</Notice>}
        {done === "changed" && <Notice tone="warning">{t("changed")}</Notice>}
        {shops.length === 0 ? (
          <Card flush>
            <EmptyState
              title={t("emptyTitle")}
              actions={
                <ButtonLink href="/search" variant="primary">
                  {t("look")}
                </ButtonLink>
              }
            >
              {t("emptyText")}
            </EmptyState>
          </Card>
        ) : (
          <CartForm action={save} texts={{ save: t("save"), go: t("go") }}>
            {shops.map((shop) => (
              <Card
                key={shop.accountId}
                heading="h2"
                title={
                  <Link href={shopHref(shop)} className="hover:text-accent hover:underline">
                    {inLanguage(locale, shop.name, shop.nameEn)}
                  </Link>
                }
              >
                <Lines shop={shop} />
              </Card>
            ))}
            <p className="text-right">
              {t("sum", { count: pieces })} <Money fen={sum} look="price" />
            </p>
          </CartForm>
        )}
      </Page>
    </>
  );
}

function Lines({ shop }: { shop: CartShop }) {
  return (
    <ul className="grid gap-4">
      {shop.lines.map((line) => (
        <Line key={line.skuId} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { line: CartLine }) {
  const t = useTranslations("cart");
  const goods = useTranslations("goods");
  const locale = useLocale();
  const title = inLanguage(locale, line.titleZh, line.titleEn);
  const size = line.size === "one" ? goods("oneSize") : line.size;
  const variant = `${colourName(locale, line.colour)} · ${size}`;
  const named = `${title}, ${variant}`;
  return (
    <li className="flex flex-wrap items-start gap-3">
      <input type="hidden" name="sku" value={line.skuId} />
      <label className="flex min-h-11 min-w-6 items-center">
        <span className="sr-only">{t("tick", { name: named })}</span>
        <input
          type="checkbox"
          name={`tick-${line.skuId}`}
          defaultChecked={line.isTicked}
          className="size-5"
        />
      </label>
      <div className="w-16 shrink-0">
        <Picture pictureId={line.pictureId} sizes="4rem" drawing={line.drawing} colour={line.colour} alt="" />
      </div>
      <div className="min-w-40 flex-1">
        <Link href={goodsHref(line.listingId, line.colour)} className="hover:text-accent hover:underline">
          {title}
        </Link>
        <p className="text-ink-3 text-sm">{variant}</p>
        {!line.isOnSale && <p className="text-danger text-sm">{t("gone")}</p>}
        {line.isOnSale && line.stock < line.count && (
          <p className="text-danger text-sm">{t("lacks", { count: line.stock })}</p>
        )}
        {line.priceBeforeFen !== null && (
          <p className="text-sm text-warning">
            {t("priceBefore")} <Money fen={line.priceBeforeFen} />
          </p>
        )}
      </div>
      <Money fen={line.priceFen} />
      <label className="flex items-center gap-2">
        <span className="sr-only">{t("countOf", { name: named })}</span>
        <input
          name={`count-${line.skuId}`}
          inputMode="numeric"
          defaultValue={line.count}
          maxLength={3}
          className={`${controlClass} num w-16 text-right`}
        />
      </label>
      <Button type="submit" name="remove" value={line.skuId} variant="quiet" size="small">
        {t("remove")}
        <span className="sr-only">{named}</span>
      </Button>
    </li>
  );
}
