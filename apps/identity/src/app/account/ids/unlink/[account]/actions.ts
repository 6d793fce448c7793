"use server";

import { unlinkAccount } from "@hutong/identity";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

/** Lets one of her IDs go, with a password of its own. */
export async function unlink(_before: FormView, form: FormData): Promise<FormView> {
  const accountId = postedText(form, "account");
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const { operationId } = await unlinkAccount(ctx, { accountId, password: postedText(form, "password") });
    redirect(`/account/ids/history/${operationId}?done=unlink`);
  });
  const path = `/account/ids/unlink/${encodeURIComponent(accountId)}`;
  return shownForm(state, { place: { form: "link.unlink", path } });
}
