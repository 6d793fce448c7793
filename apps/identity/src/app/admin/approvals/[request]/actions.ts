"use server";

import { approveMerge, refuseMerge, withdrawMergeRequest } from "@hutong/identity";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";

const targetSchema = z.object({
  requestId: z.uuid(),
  decision: z.enum(["approve", "refuse", "withdraw"]),
});

export type Decision = z.infer<typeof targetSchema>["decision"];

const verbs = { approve: approveMerge, refuse: refuseMerge, withdraw: withdrawMergeRequest } as const;

/** Agrees to a request, refuses it, or takes back one's own. The verb checks who may, and writes the audit. */
export async function decide(
  target: z.infer<typeof targetSchema>,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const { requestId, decision } = targetSchema.parse(target);
  const path = `/admin/approvals/${requestId}`;
  const state = await formState(form, async () => {
    await verbs[decision](await requestCtx(), { requestId, reason: postedText(form, "reason") });
    redirect(`${path}?done=${decision}`);
  });
  return shownForm(state, { place: { form: `merge-${decision}`, path } });
}
