"use server";

import { keepClaims, withdrawConsent } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

const page = "/account/consents";

/** Withdraws a consent. Another's and one that is withdrawn already look the same: it is not there. */
export async function withdraw(form: FormData): Promise<void> {
  await requireSession(page);
  try {
    await withdrawConsent(await requestCtx(), { id: postedText(form, "id") });
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
  redirect(`${page}?withdrawn=1`);
}

/** Takes back the claims of a shop that are no longer ticked. */
export async function keep(form: FormData): Promise<void> {
  await requireSession(page);
  try {
    await keepClaims(await requestCtx(), {
      id: postedText(form, "id"),
      keep: form.getAll("claim").map(String),
    });
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
  redirect(`${page}?kept=1`);
}
