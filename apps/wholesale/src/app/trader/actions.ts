"use server";

import { DomainError } from "@hutong/kernel";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { assertNoFaults, takePictures } from "@hutong/site/posted-pictures";
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
    const { ctx, accountId } = await acting();
    await keepTraderDraft(ctx, {
      accountId,
      kind: postedText(form, "kind") as TraderKind, // the verb refuses what is none
      businessName: postedText(form, "businessName"),
      uscc: postedText(form, "uscc"),
      address: postedText(form, "address"),
      note: postedText(form, "note"),
      remove: form.getAll("remove").filter((id) => typeof id === "string"),
    });
    const take = (kind: TraderPictureKind) =>
      takePictures(form, {
        name: kind,
        maxBytes: maxPictureBytes,
        add: (bytes) => addTraderPicture(ctx, { accountId, kind, bytes }),
      });
    assertNoFaults({ ...(await take("licence")), ...(await take("shop_front")) });
    await applyAsTrader(ctx, { accountId });
    redirect(`${traderHref}?done=sent`);
  });
  revalidatePath(applyHref);
  return shownForm(state);
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
