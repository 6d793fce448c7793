"use server";

import { rotateSigningKeys } from "@hutong/identity/keys";
import { formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** The next keys sign from now on. The verb checks role, fresh sign-in and reason, and writes the audit. */
export async function rotateKeys(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["owner"]);
  const state = await formState(form, async () => {
    const { keySecret } = site().env;
    if (!keySecret) throw new Error("the identity site runs without HUTONG_KEY_SECRET");
    await rotateSigningKeys(await requestCtx(), { keySecret, reason: postedText(form, "reason") });
    redirect("/admin/keys?done=rotated");
  });
  return shownForm(state, { place: { form: "rotate-keys", path: "/admin/keys" } });
}
