"use server";

import { confirmLink } from "@hutong/identity";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

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
