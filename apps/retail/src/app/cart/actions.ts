"use server";

import { DomainError } from "@hutong/kernel";
import { addToCart, removeFromCart, saveCart } from "@hutong/orders";
import { formState, readSession, requestCtx, requireSession, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { goodsHref } from "../_components/addresses.ts";

/** The account that she acts for. @throws DomainError `not_signed_in` */
async function acting() {
  const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
  if (!session?.account) throw new DomainError("not_signed_in");
  return { ctx, accountId: session.account.id };
}

/** Puts goods into the cart; who is not signed in does that first, and comes back to her choice. */
export async function add(listingId: string, _before: FormView, form: FormData): Promise<FormView> {
  const [colour, skuId] = [postedText(form, "colour"), postedText(form, "sku")];
  const choice = new URLSearchParams({ colour, sku: skuId });
  await requireSession(`${goodsHref(encodeURIComponent(String(listingId)))}?${choice}`);
  const state = await formState(form, async () => {
    if (!skuId) throw new DomainError("invalid_input", { fields: { sku: "choose" } });
    const { ctx, accountId } = await acting();
    await addToCart(ctx, { accountId, skuId, count: postedText(form, "count") });
    redirect("/cart?done=added");
  });
  return shownForm(state);
}

/** Saves counts and ticks, takes a line out, or goes on to the checkout: by the button that was pressed. */
export async function save(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    const gone = postedText(form, "remove");
    const lines = form
      .getAll("sku")
      .map(String)
      .map((skuId) => ({
        skuId,
        count: postedText(form, `count-${skuId}`),
        isTicked: form.has(`tick-${skuId}`),
      }));
    await saveCart(ctx, { accountId, lines });
    if (gone) await removeFromCart(ctx, { accountId, skuId: gone });
    redirect(postedText(form, "go") ? "/checkout" : "/cart");
  });
  return shownForm(state);
}
