"use server";

import { DomainError } from "@hutong/kernel";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { closeInquiry, openInquiry, reopenInquiry, sendMessage } from "@hutong/trading";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/** Whoever is signed in, for the account that she acts for. */
async function acting() {
  const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
  actorOf(ctx);
  if (!session?.account) throw new DomainError("not_signed_in");
  return { ctx, accountId: session.account.id };
}

/** Asks a supplier. */
export async function ask(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    const { inquiryId } = await openInquiry(ctx, {
      accountId,
      supplier: postedText(form, "supplier"),
      listingId: postedText(form, "style"),
      subject: postedText(form, "subject"),
      quantity: postedText(form, "quantity"),
      wantedBy: postedText(form, "wantedBy"),
      body: postedText(form, "body"),
      key: postedText(form, "key"),
    });
    redirect(`/inquiries/${inquiryId}`);
  });
  return shownForm(state);
}

/**
 * Writes into a thread. The page stays; `values.key` of the answer is the next message's: a page that is loaded anew sends
 * the old key, and with it nothing.
 */
export async function send(inquiryId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    await sendMessage(ctx, {
      accountId,
      inquiryId: String(inquiryId),
      body: postedText(form, "body"),
      key: postedText(form, "key"),
    });
    revalidatePath("/inquiries", "layout");
  });
  const view = await shownForm(state);
  return view.status === "done" ? { ...view, values: { key: crypto.randomUUID() } } : view;
}

/** Closes a thread, or opens it again. */
export async function turn(inquiryId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    const verb = postedText(form, "to") === "open" ? reopenInquiry : closeInquiry;
    await verb(ctx, { accountId, inquiryId: String(inquiryId) });
    revalidatePath("/inquiries", "layout");
  });
  return shownForm(state);
}
