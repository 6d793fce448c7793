"use server";

import { DomainError, isDomainError } from "@hutong/kernel";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import {
  applyAsTrader,
  keepTraderDraft,
  type TraderKind,
  type TraderPictureKind,
  withdrawTraderApplication,
} from "@hutong/trading";
import { addTraderPicture, maxPictureBytes } from "@hutong/trading/trader-pictures";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { applyHref, traderHref } from "../_components/addresses.ts";

/** Whoever is signed in, for the account that she acts for. */
async function acting() {
  const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
  actorOf(ctx);
  if (!session?.account) throw new DomainError("not_signed_in");
  return { ctx, accountId: session.account.id };
}

/**
 * Keeps what was written and chosen, and sends it where nothing is missing. Pictures that came through stay with the
 * application whatever else is wrong: they are not chosen again.
 */
export async function apply(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const who = await acting();
    const { ctx, accountId } = who;
    await keepTraderDraft(ctx, {
      accountId,
      kind: postedText(form, "kind") as TraderKind, // the verb refuses what is none
      businessName: postedText(form, "businessName"),
      uscc: postedText(form, "uscc"),
      address: postedText(form, "address"),
      note: postedText(form, "note"),
      remove: form.getAll("remove").filter((id) => typeof id === "string"),
    });
    const fields = {
      ...(await takePictures(who, form, "licence")),
      ...(await takePictures(who, form, "shop_front")),
    };
    if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
    await applyAsTrader(ctx, { accountId });
    redirect(`${traderHref}?done=sent`);
  });
  revalidatePath(applyHref);
  return shownForm(state);
}

/** Adds the chosen pictures of a kind. @returns what is wrong with them, at their field */
async function takePictures(
  { ctx, accountId }: Awaited<ReturnType<typeof acting>>,
  form: FormData,
  kind: TraderPictureKind,
): Promise<Readonly<Record<string, string>>> {
  const fields: Record<string, string> = {};
  for (const file of form.getAll(kind)) {
    if (!(file instanceof File) || file.size === 0) continue;
    try {
      if (file.size > maxPictureBytes)
        throw new DomainError("invalid_input", { fields: { [kind]: "picture_too_big" } });
      await addTraderPicture(ctx, { accountId, kind, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      if (!isDomainError(error) || error.code !== "invalid_input") throw error;
      Object.assign(fields, error.fields);
    }
  }
  return fields;
}

/** Takes an application back, or gives an acceptance up. */
export async function withdraw(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    await withdrawTraderApplication(ctx, { accountId, applicationId: postedText(form, "application") });
    redirect(`${traderHref}?done=withdrawn`);
  });
  return shownForm(state);
}
