"use server";

import { proveAccount, realmSchema } from "@hutong/identity";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { proveForm } from "./prove-form-name.ts";

/** Proves the other ID, and leads to what linking it would do. */
export async function prove(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    actorOf(ctx);
    const { proposalId } = await proveAccount(ctx, {
      identifier: postedText(form, "identifier"),
      password: postedText(form, "password"),
      realm: realmSchema.safeParse(postedText(form, "realm")).data ?? null,
      signOnUid: session?.signOnUid ?? "",
    });
    redirect(`/account/ids/link/${proposalId}`);
  });
  return shownForm(state, { place: { form: proveForm, path: "/account/ids/link" } });
}
