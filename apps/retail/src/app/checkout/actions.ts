"use server";

import { DomainError } from "@hutong/kernel";
import { isOrderRefusal, placeOrder, type RefusedFor } from "@hutong/orders";
import { formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";

/** What the form carries of a line: goods, pieces, and the price that was shown. */
function linesOf(form: FormData) {
  return form.getAll("line").map((line) => {
    const [skuId = "", count = "", price = ""] = String(line).split(" ");
    return { skuId, count, expectedPriceFen: /^\d{1,13}$/.test(price) ? BigInt(price) : 0n };
  });
}

/** Orders what the page showed, once. */
export async function place(_before: FormView, form: FormData): Promise<FormView> {
  let refusedFor: RefusedFor | undefined;
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    if (!session?.account) throw new DomainError("not_signed_in");
    const placed = await placeOrder(ctx, {
      id: postedText(form, "id"),
      buyerAccountId: session.account.id,
      addressId: postedText(form, "address"),
      lines: linesOf(form),
      note: postedText(form, "note"),
    }).catch((error) => {
      if (isOrderRefusal(error)) refusedFor = error.refusedFor;
      throw error;
    });
    redirect(`/orders/${placed.orderIds[0]}?done=placed`);
  });
  // The cart says of each line what has changed.
  if (refusedFor?.kind === "lines") redirect("/cart?done=changed");
  const view = await shownForm(state);
  if (!refusedFor) return view;
  const [t, format] = await Promise.all([getTranslations("checkout"), getFormatter()]);
  const yuan = (fen: bigint) =>
    format.number(Number(fen) / 100, { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" });
  const { limit, limitFen, leftFen } = refusedFor;
  const message = t(`limit.${limit}`, { limit: yuan(limitFen), left: yuan(leftFen) });
  return { ...view, errors: [{ message }] };
}
