"use server";

import { decideDispute } from "@hutong/identity";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Decides a dispute, with a reason that both sides read. */
export async function decide(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const disputeId = postedText(form, "dispute");
  const path = `/admin/disputes/${encodeURIComponent(disputeId)}`;
  const state = await formState(form, async () => {
    const outcome = postedText(form, "outcome");
    await decideDispute(await requestCtx(), {
      disputeId,
      outcome: outcome === "for_claimant" ? outcome : "for_owner",
      reason: postedText(form, "reason"),
    });
    redirect(`${path}?done=1`);
  });
  return shownForm(state, { place: { form: "dispute.decide", path } });
}
