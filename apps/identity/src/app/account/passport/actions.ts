"use server";

import { isDomainError } from "@hutong/kernel";
import { type ClaimName, claimNames } from "@hutong/reputation";
import { issueCredential, presentCredential, withdrawCredential } from "@hutong/reputation/credential";
import { formState, requestCtx, requireSession, shownForm } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { credentialIssuer } from "@/lib/credential-issuer.ts";
import type { CredentialView } from "./credential-view.ts";

const page = "/account/passport";

/** Gives her the passport of a shop of hers as a credential. */
export async function take(
  accountId: string,
  _before: CredentialView,
  form: FormData,
): Promise<CredentialView> {
  await requireSession(page);
  let credential: CredentialView["credential"];
  const state = await formState(form, async () => {
    const input = { accountId: String(accountId), claims: postedClaims(form) };
    const issued = await issueCredential(await requestCtx(), input, credentialIssuer());
    const [t, format] = await Promise.all([getTranslations("account.passport"), getFormatter()]);
    const date = format.dateTime(issued.expiresAt, { dateStyle: "long" });
    credential = { compact: issued.compact, note: t("takenText", { date }) };
  });
  const view = await shownForm(state, { place: { form: `passport:${accountId}`, path: page } });
  return { ...view, ...(credential ? { credential } : {}) };
}

/** Cuts a credential down to what somebody is to see. Nothing of it is kept. */
export async function present(_before: CredentialView, form: FormData): Promise<CredentialView> {
  await requireSession(`${page}/present`);
  let credential: CredentialView["credential"];
  const state = await formState(form, async () => {
    const { compact, claims } = await presentCredential({
      compact: postedText(form, "compact"),
      claims: postedClaims(form),
    });
    const [t, words] = await Promise.all([getTranslations("account.passport"), getTranslations("claim")]);
    const names = claims.map((claim) => words(`name.${claim}`)).join(words("separator"));
    credential = {
      compact,
      note: names ? t("shortenedText", { claims: names }) : t("shortenedNone"),
    };
  });
  return { ...(await shownForm(state)), ...(credential ? { credential } : {}) };
}

/** Takes a credential back. Another's and a missing one look the same: it is not there. */
export async function withdraw(form: FormData): Promise<void> {
  await requireSession(page);
  try {
    await withdrawCredential(await requestCtx(), { credentialId: postedText(form, "id") });
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
  redirect(`${page}?withdrawn=1`);
}

function postedClaims(form: FormData): ClaimName[] {
  const posted = form.getAll("claims");
  return claimNames.filter((name) => posted.includes(name));
}
