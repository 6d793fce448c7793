"use server";

import { confirmLink } from "@hutong/identity";
import { actorOf, formState, readSession, requestCtx } from "@hutong/site";
import { redirect } from "next/navigation";
import type { FormView } from "@/lib/form-view.ts";
import { postedText } from "@/lib/posted-text.ts";
import { shownForm } from "@/lib/shown-form.ts";

/** Links the proven ID. */
export async function confirm(_before: FormView, form: FormData): Promise<FormView> {
  const proposalId = postedText(form, "proposal");
  const scope = postedText(form, "scope");
  const useAccountId = postedText(form, "useAccount");
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    actorOf(ctx);
    const { operationId } = await confirmLink(ctx, {
      proposalId,
      signOnUid: session?.signOnUid ?? "",
      ...((scope === "account" || scope === "person") && { scope }),
      ...(useAccountId && { useAccountId }),
    });
    redirect(`/account/ids/history/${operationId}?done=link`);
  });
  const path = `/account/ids/link/${encodeURIComponent(proposalId)}`;
  return shownForm(state, { place: { form: "link.confirm", path } });
}
