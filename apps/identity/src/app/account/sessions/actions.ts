"use server";

import { endAllSessions, endSession } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

const page = "/account/sessions";

/** Signs out one other device. A session of somebody else's and one that is gone look the same: it is not there. */
export async function endThere(form: FormData): Promise<void> {
  await requireSession(page);
  try {
    await endSession(await requestCtx(), { uid: postedText(form, "uid") });
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
  redirect(`${page}?ended=one`);
}

/** Signs out every device but this one. */
export async function endEverywhereElse(): Promise<void> {
  const session = await requireSession(page);
  await endAllSessions(await requestCtx(), { exceptUid: session.signOnUid });
  redirect(`${page}?ended=all`);
}
