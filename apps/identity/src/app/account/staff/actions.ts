"use server";

import {
  changeStaff,
  type IdentityCtx,
  inviteStaff,
  removeStaff,
  resumeStaff,
  suspendStaff,
  withdrawInvitation,
} from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { actorOf, formState, requestCtx, requireSession, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { readLocale } from "@hutong/site/locale";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { postedTerms } from "./posted-terms.ts";

const page = "/account/staff";

/** Offers a seat in a shop of hers. */
export async function invite(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const [ctx, locale] = await Promise.all([requestCtx(), readLocale()]);
    actorOf(ctx);
    await inviteStaff(ctx, {
      accountId: String(accountId),
      name: postedText(form, "name"),
      contact: postedText(form, "contact"),
      ...postedTerms(form),
      siteOrigin: site().env.origin,
      locale,
    });
    redirect(`${page}?done=invited`);
  });
  return shownForm(state);
}

/** Changes role and limits of a seat. */
export async function change(seatId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await changeStaff(ctx, { seatId: String(seatId), ...postedTerms(form) });
    redirect(`${page}?done=changed`);
  });
  return shownForm(state);
}

export async function suspend(form: FormData): Promise<void> {
  await onSeat(form, suspendStaff, "suspended");
}

export async function resume(form: FormData): Promise<void> {
  await onSeat(form, resumeStaff, "resumed");
}

export async function remove(form: FormData): Promise<void> {
  await onSeat(form, removeStaff, "removed");
}

/** Withdraws an invitation; one that is gone is withdrawn already. */
export async function withdraw(form: FormData): Promise<void> {
  await requireSession(page);
  await unlessGone(withdrawInvitation(await requestCtx(), { invitationId: postedText(form, "id") }));
  redirect(`${page}?done=withdrawn`);
}

/** A seat of another's shop and one that is gone look the same: it is not there. */
async function onSeat(
  form: FormData,
  verb: (ctx: IdentityCtx, input: { seatId: string }) => Promise<void>,
  done: string,
): Promise<void> {
  await requireSession(page);
  await unlessGone(verb(await requestCtx(), { seatId: postedText(form, "id") }));
  redirect(`${page}?done=${done}`);
}

async function unlessGone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
}
