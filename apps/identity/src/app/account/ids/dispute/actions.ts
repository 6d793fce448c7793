"use server";

import {
  answerDispute,
  answerDisputeSchema,
  openDispute,
  openDisputeSchema,
  takeOutDisputePictures,
  withdrawDispute,
} from "@hutong/identity";
import { addDisputePicture, maxPictureBytes } from "@hutong/identity/dispute-pictures";
import { parseInput } from "@hutong/kernel";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { assertNoFaults, faultsOf, takePictures } from "@hutong/site/posted-pictures";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

const list = "/account/ids/dispute";

type Ctx = Awaited<ReturnType<typeof requestCtx>>;

/**
 * Takes the pictures of a form in, and out those that are ticked. What came through stays with the form, whatever else is
 * wrong: it is not chosen again. @returns what is wrong with them
 */
async function takeEvidence(ctx: Ctx, form: FormData, disputeId: string | null) {
  const pictureIds = form.getAll("remove").filter((id) => typeof id === "string");
  await takeOutDisputePictures(ctx, { pictureIds });
  return takePictures(form, {
    name: "pictures",
    maxBytes: maxPictureBytes,
    add: (bytes) => addDisputePicture(ctx, { disputeId, bytes }),
  });
}

/** Opens a dispute over an ID. */
export async function openNew(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const input = {
      realm: postedText(form, "realm") as "retail", // the schema refuses what is none
      loginName: postedText(form, "loginName"),
      statement: postedText(form, "statement"),
      evidence: postedText(form, "evidence"),
    };
    const wrong = await takeEvidence(ctx, form, null);
    assertNoFaults({ ...wrong, ...(await faultsOf(() => parseInput(openDisputeSchema, input))) });
    const { disputeId } = await openDispute(ctx, input);
    redirect(`${list}/${disputeId}?done=opened`);
  });
  revalidatePath(list);
  return shownForm(state, { place: { form: "dispute.open", path: list } });
}

/** The other side says theirs. */
export async function answer(_before: FormView, form: FormData): Promise<FormView> {
  const disputeId = postedText(form, "dispute");
  const path = `${list}/${encodeURIComponent(disputeId)}`;
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    const input = { disputeId, answer: postedText(form, "answer") };
    const wrong = await takeEvidence(ctx, form, disputeId);
    assertNoFaults({ ...wrong, ...(await faultsOf(() => parseInput(answerDisputeSchema, input))) });
    await answerDispute(ctx, input);
    redirect(`${path}?done=answered`);
  });
  revalidatePath(path);
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
