"use server";

import { mergePeople, requestMerge } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";
import { mergePath } from "./merge-path.ts";

const pairSchema = z.object({ fromUserId: z.uuid(), intoUserId: z.uuid() });

/** Merges two people, or asks another administrator to where that is not done alone. The verbs check and audit. */
export async function merge(
  pair: z.infer<typeof pairSchema>,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const { fromUserId, intoUserId } = pairSchema.parse(pair);
  const input = { fromUserId, intoUserId, reason: postedText(form, "reason") };
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    try {
      await mergePeople(ctx, input);
    } catch (error) {
      const isForTwo = isDomainError(error) && error.fields.state === "merge.needs_second";
      if (!isForTwo) throw error;
      const { requestId } = await requestMerge(ctx, input);
      redirect(`/admin/approvals/${requestId}?done=asked`);
    }
    redirect(`/admin/people/${intoUserId}?done=merge`);
  });
  return shownForm(state, { place: { form: "person-merge", path: mergePath(intoUserId, fromUserId) } });
}
