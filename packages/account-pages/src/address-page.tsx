import { newId } from "@hutong/kernel";
import { provinces, type TradeAddress } from "@hutong/profile";
import { idleView } from "@hutong/site/form-view";
import { Card } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { saveEntry } from "./actions.ts";
import { choiceOf, regionsFor } from "./address-view.ts";
import { type KeptPage, loadAccount, loadAddress } from "./loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { AddressForm } from "./parts/address-form.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";

export async function newAddressMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea.addresses"))("addTitle") };
}

export async function addressMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea.addresses"))("changeTitle") };
}

/** A new entry of the address book; `for=checkout` leads back to the checkout, with the entry chosen. */
export async function NewAddressPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const isForCheckout = query.for === "checkout";
  const place = `addresses/new${isForCheckout ? "?for=checkout" : ""}`;
  const page = await loadAccount(accountId, accountPath(accountId, place));
  return page.mayWrite ? (
    <AddressPage page={page} address={undefined} isForCheckout={isForCheckout} />
  ) : (
    notFound()
  );
}

interface ChangeAddressProps {
  readonly params: Promise<{ readonly account: string; readonly address: string }>;
}

/** An entry of the address book, to be changed. */
export async function ChangeAddressPage({ params }: ChangeAddressProps) {
  const { account: accountId, address: addressId } = await params;
  const page = await loadAccount(
    accountId,
    accountPath(accountId, `addresses/${encodeURIComponent(addressId)}`),
  );
  if (!page.mayWrite) notFound();
  return <AddressPage page={page} address={await loadAddress(accountId, addressId)} />;
}

interface AddressPageProps {
  readonly page: KeptPage;
  readonly address: TradeAddress | undefined;
  readonly isForCheckout?: boolean;
}

async function AddressPage({ page, address, isForCheckout = false }: AddressPageProps) {
  const t = await getTranslations("accountArea.addresses");
  const { accountId } = page.account;
  const values = address ? valuesOf(address) : {};
  const regions = regionsFor({ province: "", city: "", ...values });
  return (
    <AccountFrame page={page} place="addresses">
      <Card heading="h2" title={t(address ? "changeTitle" : "addTitle")}>
        <AddressForm
          action={saveEntry.bind(null, accountId, isForCheckout)}
          before={{ ...idleView, values, ...regions }}
          addressId={address?.id ?? newId()}
          provinces={provinces.map(choiceOf)}
          cancelHref={isForCheckout ? "/checkout" : accountPath(accountId, "addresses")}
          texts={{
            recipient: t("recipient"),
            mobile: t("mobile"),
            province: t("province"),
            city: t("city"),
            district: t("district"),
            street: t("street"),
            zip: t("zip"),
            isDefault: t("makeDefault"),
            isReturn: t("makeReturn"),
            showRegions: t("showRegions"),
            submit: t("submit"),
            cancel: t("cancel"),
            hint: { mobile: t("mobileHint"), isReturn: t("returnHint") },
          }}
        />
      </Card>
    </AccountFrame>
  );
}

function valuesOf(address: TradeAddress) {
  const { recipient, mobile, regionCode, street, postcode, isDefault, isReturn } = address;
  return {
    recipient,
    mobile,
    province: `${regionCode.slice(0, 2)}0000`,
    city: `${regionCode.slice(0, 4)}00`,
    district: regionCode,
    street,
    zip: postcode ?? "",
    ...(isDefault && { isDefault: "on" }),
    ...(isReturn && { isReturn: "on" }),
  };
}
