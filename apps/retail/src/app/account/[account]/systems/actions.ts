"use server";

import { accountPath } from "@hutong/account-pages";
import type { AccountId } from "@hutong/kernel";
import { redeliver, removeEndpoint } from "@hutong/shop-api";
import { formState, requestCtx, requireSession } from "@hutong/site";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

type Verb = typeof redeliver | typeof removeEndpoint;

/** Sends a message once more. */
export async function sendAgain(form: FormData): Promise<void> {
  await act(form, redeliver, "sent");
}

/** Tells an address nothing more. */
export async function removeAddress(form: FormData): Promise<void> {
  await act(form, removeEndpoint, "removed");
}

async function act(form: FormData, verb: Verb, done: "sent" | "removed"): Promise<void> {
  const accountId = postedText(form, "account") as AccountId; // the verb asks whose it is
  const path = accountPath(accountId, "systems");
  await requireSession(path);
  const state = await formState(form, async () => {
    await verb(await requestCtx(), { accountId }, postedText(form, "id"));
    revalidatePath("/", "layout");
  });
  redirect(`${path}?done=${state.status === "done" ? done : "refused"}`);
}
