import { newId } from "@hutong/kernel";
import { shippingFee } from "@hutong/orders";
import { readAddresses, type TradeAddress } from "@hutong/profile";
import { requestCtx } from "@hutong/site";
import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  Money,
  Page,
  RadioGroupField,
  Steps,
  TextField,
} from "@hutong/ui";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "../_components/action-form.tsx";
import { StreetBar } from "../_components/street-bar.tsx";
import { colourName, inLanguage } from "../_components/words.ts";
import { type Cart, loadCart, tickedOf } from "../cart/loaders.ts";
import { place } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checkout"))("title") };
}

export default async function Checkout({ searchParams }: PageProps<"/checkout">) {
  const [cart, query, t] = await Promise.all([
    loadCart("/checkout"),
    searchParams,
    getTranslations("checkout"),
  ]);
  const shops = tickedOf(cart.shops);
  if (shops.length === 0) redirect("/cart");
  const addresses = await readAddresses(await requestCtx(), cart.accountId);
  const address = addresses.find(({ id }) => id === query.address);
  return (
    <>
      <StreetBar />
      <Page title={t("title")} breadcrumb={[{ label: t("cart"), href: "/cart" }, { label: t("title") }]}>
        <Steps
          label={t("title")}
          steps={[{ label: t("address") }, { label: t("confirm") }, { label: t("pay") }]}
          current={address ? 1 : 0}
        />
        {address ? (
          <Confirm shops={shops} address={address} />
        ) : (
          <ChooseAddress accountId={cart.accountId} addresses={addresses} />
        )}
      </Page>
    </>
  );
}

/** As it is written on a parcel; of a municipality province and city are one. */
function placeOf({ province, city, district, street }: TradeAddress): string {
  return `${[...new Set([province, city, district])].join(" ")} ${street}`;
}

function ChooseAddress({ accountId, addresses }: { accountId: string; addresses: readonly TradeAddress[] }) {
  const t = useTranslations("checkout");
  const add = (
    <ButtonLink href={`/account/${encodeURIComponent(accountId)}/addresses/new?for=checkout`}>
      {t("addAddress")}
    </ButtonLink>
  );
  if (addresses.length === 0)
    return (
      <Card flush>
        <EmptyState title={t("noAddressTitle")} actions={add}>
          {t("noAddressText")}
        </EmptyState>
      </Card>
    );
  return (
    <form action="/checkout" className="grid max-w-xl gap-4">
      <RadioGroupField
        name="address"
        label={t("address")}
        defaultValue={addresses[0]?.id}
        options={addresses.map((one) => ({
          value: one.id,
          label: `${one.recipient} ${one.mobile}`,
          hint: placeOf(one),
        }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t("next")}
        </Button>
        {add}
      </div>
    </form>
  );
}

function Confirm({ shops, address }: { shops: Cart["shops"]; address: TradeAddress }) {
  const t = useTranslations("checkout");
  const goods = useTranslations("goods");
  const locale = useLocale();
  const parts = shops.map((shop) => {
    const goodsFen = shop.lines.reduce((sum, { priceFen, count }) => sum + priceFen * BigInt(count), 0n);
    return { shop, goodsFen, shippingFen: shippingFee(goodsFen) };
  });
  const total = parts.reduce((sum, { goodsFen, shippingFen }) => sum + goodsFen + shippingFen, 0n);
  return (
    <ActionForm action={place} submit={t("submit")} hidden={{ id: newId(), address: address.id }}>
      <Card
        heading="h2"
        title={t("address")}
        actions={<ButtonLink href="/checkout">{t("other")}</ButtonLink>}
      >
        <p>
          <span className="font-medium">{address.recipient}</span>{" "}
          <span className="num">{address.mobile}</span>
        </p>
        <p>{placeOf(address)}</p>
      </Card>
      {parts.map(({ shop, shippingFen }) => (
        <Card key={shop.accountId} heading="h2" title={inLanguage(locale, shop.name, shop.nameEn)}>
          <ul className="grid gap-2">
            {shop.lines.map((line) => (
              <li key={line.skuId} className="flex flex-wrap justify-between gap-x-4">
                <input type="hidden" name="line" value={`${line.skuId} ${line.count} ${line.priceFen}`} />
                <span>
                  {inLanguage(locale, line.titleZh, line.titleEn)}{" "}
                  <span className="text-ink-3">
                    {colourName(locale, line.colour)} · {line.size === "one" ? goods("oneSize") : line.size}
                  </span>
                </span>
                <span className="num">
                  <Money fen={line.priceFen} /> × {line.count}
                </span>
              </li>
            ))}
            <li className="flex justify-between gap-4 text-ink-2">
              <span>{t("shipping")}</span>
              {shippingFen === 0n ? <span>{t("free")}</span> : <Money fen={shippingFen} />}
            </li>
          </ul>
        </Card>
      ))}
      <div className="max-w-xl">
        <TextField name="note" label={t("note")} maxLength={200} optional />
      </div>
      <p className="text-lg">
        {t("total")} <Money fen={total} look="price" />
      </p>
    </ActionForm>
  );
}
