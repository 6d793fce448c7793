"use server";

import { formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { decideTraderApplication } from "@hutong/trading";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Decides about an application, in words that the applicant reads. */
export async function decide(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const applicationId = postedText(form, "application");
  const path = `/admin/traders/${encodeURIComponent(applicationId)}`;
  const state = await formState(form, async () => {
    await decideTraderApplication(await requestCtx(), {
      applicationId,
      outcome: postedText(form, "outcome") as "accepted", // the verb refuses what is none
      reason: postedText(form, "reason"),
      wholesaleOrigin: site().env.origins.wholesale,
    });
    redirect(`${path}?done=1`);
  });
  return shownForm(state, { place: { form: "trader.decide", path } });
}
