"use server";

import { answerDispute, openDispute, realmSchema, withdrawDispute } from "@hutong/identity";
import { DomainError } from "@hutong/kernel";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

const list = "/account/ids/dispute";

/** Opens a dispute over an ID. */
export async function openNew(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const realm = realmSchema.safeParse(postedText(form, "realm")).data;
    if (!realm) throw new DomainError("invalid_input", { fields: { realm: "invalid_type" } });
    const { disputeId } = await openDispute(ctx, {
      realm,
      loginName: postedText(form, "loginName"),
      statement: postedText(form, "statement"),
      evidence: postedText(form, "evidence"),
    });
    redirect(`${list}/${disputeId}?done=opened`);
  });
  return shownForm(state, { place: { form: "dispute.open", path: list } });
}

/** The other side says theirs. */
export async function answer(_before: FormView, form: FormData): Promise<FormView> {
  const disputeId = postedText(form, "dispute");
  const path = `${list}/${encodeURIComponent(disputeId)}`;
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await answerDispute(ctx, { disputeId, answer: postedText(form, "answer") });
    redirect(`${path}?done=answered`);
  });
  return shownForm(state, { place: { form: "dispute.answer", path } });
}

/** The claimant takes her claim back. */
export async function withdraw(_before: FormView, form: FormData): Promise<FormView> {
  const disputeId = postedText(form, "dispute");
  const path = `${list}/${encodeURIComponent(disputeId)}`;
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await withdrawDispute(ctx, { disputeId });
    redirect(`${path}?done=withdrawn`);
  });
  return shownForm(state, { place: { form: "dispute.withdraw", path } });
}
