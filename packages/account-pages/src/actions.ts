"use server";

import {
  businessTypes,
  noticeWays,
  removeAddress,
  saveAddress,
  saveCompanyData,
  saveNoticeSettings,
  saveTradeProfile,
} from "@hutong/profile";
import { actorOf, formState, keptValues, requestCtx, requireSession, shownForm } from "@hutong/site";
import { type FormView, idleView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type AddressView, regionsFor } from "./address-view.ts";
import { accountPath } from "./paths.ts";

/** Saves what one of her accounts says of itself. */
export async function saveProfile(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const text = (name: string) => postedText(form, name);
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await saveTradeProfile(ctx, {
      accountId: String(accountId),
      name: text("name"),
      nameEn: text("nameEn"),
      region: text("region"),
      intro: text("intro"),
      introEn: text("introEn"),
      notice: text("notice"),
      noticeEn: text("noticeEn"),
    });
  });
  if (state.status === "done") revalidatePath("/", "layout");
  return shownForm(state);
}

/** Writes or changes an entry of the address book; or, where the form asks for it, shows the regions to choose from. */
export async function saveEntry(
  accountId: string,
  isForCheckout: boolean,
  _before: AddressView,
  form: FormData,
): Promise<AddressView> {
  const text = (name: string) => postedText(form, name);
  const regions = regionsFor({ province: text("province"), city: text("city") });
  if (text("intent") === "region") {
    await requireSession("/account");
    return { ...idleView, values: keptValues(form), ...regions };
  }
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await saveAddress(ctx, {
      accountId: String(accountId),
      addressId: text("address"),
      recipient: text("recipient"),
      mobile: text("mobile"),
      // Of a city that was changed meanwhile the old district is none.
      district: regions.districts.some(({ value }) => value === text("district")) ? text("district") : "",
      street: text("street"),
      zip: text("zip"),
      isDefault: form.has("isDefault"),
      isReturn: form.has("isReturn"),
    });
    redirect(
      isForCheckout === true
        ? `/checkout?address=${encodeURIComponent(text("address"))}`
        : `${accountPath(String(accountId), "addresses")}?done=saved`,
    );
  });
  return { ...(await shownForm(state)), ...regions };
}

/** Removes an entry of the address book. */
export async function removeEntry(form: FormData): Promise<void> {
  const accountId = postedText(form, "account");
  const path = accountPath(accountId, "addresses");
  await requireSession(path);
  const state = await formState(form, async () => {
    await removeAddress(await requestCtx(), { accountId, addressId: postedText(form, "address") });
  });
  redirect(`${path}?done=${state.status === "done" ? "removed" : "refused"}`);
}

/** Saves the company data of one of her accounts. What was typed is kept while she confirms that it is she. */
export async function saveCompany(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const text = (name: string) => postedText(form, name);
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await saveCompanyData(ctx, {
      accountId: String(accountId),
      legalName: text("legalName"),
      uscc: text("uscc"),
      businessType: businessTypes.find((type) => type === text("businessType")) ?? ("" as "other"), // refused by the schema
      registeredAddress: text("registeredAddress"),
      contactName: text("contactName"),
      contactPhone: text("contactPhone"),
      version: text("version"),
    });
    redirect(`${accountPath(String(accountId), "company")}?done=saved`);
  });
  const path = accountPath(String(accountId), "company/change");
  return shownForm(state, { place: { form: "account.company", path } });
}

/** Sets of what one of her accounts is told. */
export async function saveNotices(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const on = noticeWays.map(({ kind, channel }) => `${kind}.${channel}`).filter((way) => form.has(way));
    await saveNoticeSettings(ctx, { accountId: String(accountId), on });
  });
  if (state.status === "done") revalidatePath("/", "layout");
  return shownForm(state);
}
