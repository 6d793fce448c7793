"use server";

import { verifyCredential } from "@hutong/reputation/credential";
import { formState, shownForm, site } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { credentialIssuer } from "@/lib/credential-issuer.ts";
import { verdictOf } from "./verdict-of.ts";
import type { Verdict, VerifyView } from "./verify-view.ts";

/** Says what a pasted credential is worth. For anybody: it asks for no session and keeps nothing. */
export async function verify(_before: VerifyView, form: FormData): Promise<VerifyView> {
  let verdict: Verdict | undefined;
  const state = await formState(form, async () => {
    const now = new Date();
    const compact = postedText(form, "compact");
    const issuer = { ...credentialIssuer(), now };
    verdict = await verdictOf(await verifyCredential(site().database.prisma, { compact }, issuer), now);
  });
  return {
    ...(await shownForm(state)),
    ...(verdict ? { verdict, values: { compact: postedText(form, "compact") } } : {}),
  };
}
