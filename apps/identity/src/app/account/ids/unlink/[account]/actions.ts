"use server";

import { unlinkAccount } from "@hutong/identity";
import { actorOf, formState, requestCtx } from "@hutong/site";
import { redirect } from "next/navigation";
import type { FormView } from "@/lib/form-view.ts";
import { postedText } from "@/lib/posted-text.ts";
import { shownForm } from "@/lib/shown-form.ts";

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
