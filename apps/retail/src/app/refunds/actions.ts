"use server";

import { DomainError, isDomainError, parseYuan } from "@hutong/kernel";
import {
  acceptOffer,
  agreeRefund,
  askRefund,
  declineRefund,
  escalateRefund,
  receiveGoodsBack,
  sendGoodsBack,
  withdrawRefund,
} from "@hutong/orders";
import { maxPictureBytes, sayInRefund } from "@hutong/orders/refund-pictures";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";

const plainMoves = {
  agree: agreeRefund,
  accept: acceptOffer,
  withdraw: withdrawRefund,
  receive: receiveGoodsBack,
};

async function acting() {
  const ctx = await requestCtx();
  actorOf(ctx);
  return ctx;
}

function backTo(refundId: string): never {
  redirect(`/refunds/${encodeURIComponent(refundId)}`);
}

/** Says a refusal at the fields of the form, which are called otherwise than the verb's. */
async function atFields<T>(names: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const fields = Object.entries(error.fields ?? {}).map(([name, key]) => [names[name] ?? name, key]);
    throw new DomainError(error.code, {
      fields: Object.fromEntries(fields),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    });
  }
}

/** An amount as it was typed. @throws DomainError at its field */
function yuan(form: FormData, field: string): bigint {
  const fen = parseYuan(postedText(form, field));
  if (fen === undefined) throw new DomainError("invalid_input", { fields: { [field]: "amount_invalid" } });
  return fen;
}

/** The pieces that were filled in, by the line of the order. */
function pieces(form: FormData) {
  return [...form].flatMap(([name, value]) => {
    const [, place] = /^pieces-(\d{1,3})$/.exec(name) ?? [];
    const typed = typeof value === "string" ? value.normalize("NFKC").trim() : "";
    if (!place || /^0*$/.test(typed)) return [];
    if (!/^\d{1,4}$/.test(typed))
      throw new DomainError("invalid_input", { fields: { [name]: "refund_pieces" } });
    return [{ place: Number(place), count: Number(typed) }];
  });
}

/** Asks money of an order back. */
export async function ask(orderId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const { refundId } = await atFields({ amountFen: "amount", lines: "pieces-1" }, () =>
      askRefund(ctx, {
        id: postedText(form, "refund"),
        orderId: String(orderId),
        reason: postedText(form, "reason") as "other", // the verb refuses what is none
        withReturn: postedText(form, "kind") === "return",
        lines: pieces(form),
        amountFen: yuan(form, "amount"),
        words: postedText(form, "words"),
      }),
    );
    backTo(refundId);
  });
  return shownForm(state);
}

/** What a side does with one click: agrees, takes the offer, withdraws, has the goods back. */
export async function moveOn(
  refundId: string,
  command: string,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const verb = Object.hasOwn(plainMoves, String(command))
      ? plainMoves[command as keyof typeof plainMoves] // hasOwn has just said so
      : undefined;
    if (!verb) throw new DomainError("invalid_input");
    await verb(ctx, { refundId: String(refundId) });
    backTo(String(refundId));
  });
  return shownForm(state);
}

/** The shop says why not, and what it would give instead. */
export async function decline(refundId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const offers = postedText(form, "offer").trim() !== "";
    await atFields({ words: "why", offerFen: "offer" }, () =>
      declineRefund(ctx, {
        refundId: String(refundId),
        words: postedText(form, "why"),
        ...(offers ? { offerFen: yuan(form, "offer") } : {}),
      }),
    );
    backTo(String(refundId));
  });
  return shownForm(state);
}

/** A side calls the house. */
export async function escalate(refundId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    await atFields({ words: "plea" }, () =>
      escalateRefund(ctx, { refundId: String(refundId), words: postedText(form, "plea") }),
    );
    backTo(String(refundId));
  });
  return shownForm(state);
}

/** The buyer sends the goods back. */
export async function sendBack(refundId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    await sendGoodsBack(await acting(), {
      refundId: String(refundId),
      carrier: postedText(form, "carrier"),
      trackingNo: postedText(form, "trackingNo"),
    });
    backTo(String(refundId));
  });
  return shownForm(state);
}

/** A side is heard: words and pictures. */
export async function say(refundId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const files = form.getAll("pictures").filter((file) => file instanceof File && file.size > 0) as File[];
    if (files.some(({ size }) => size > maxPictureBytes))
      throw new DomainError("invalid_input", { fields: { pictures: "picture_too_big" } });
    const pictures = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    await sayInRefund(ctx, { refundId: String(refundId), words: postedText(form, "words"), pictures });
    backTo(String(refundId));
  });
  return shownForm(state);
}
