"use server";

import { DomainError, parseYuan } from "@hutong/kernel";
import { ruleRefund } from "@hutong/orders";
import { formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Rules about a dispute, in words that both sides read. */
export async function rule(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const refundId = postedText(form, "dispute");
  const path = `/admin/trade-disputes/${encodeURIComponent(refundId)}`;
  const state = await formState(form, async () => {
    const amountFen = parseYuan(postedText(form, "amountFen"));
    if (amountFen === undefined)
      throw new DomainError("invalid_input", { fields: { amountFen: "amount_invalid" } });
    await ruleRefund(await requestCtx(), {
      refundId,
      amountFen,
      returnFirst: postedText(form, "returnFirst") === "yes",
      reason: postedText(form, "reason"),
      retailOrigin: site().env.origins.retail,
    });
    redirect(`${path}?done=1`);
  });
  return shownForm(state, { place: { form: "tradeDispute.rule", path } });
}
