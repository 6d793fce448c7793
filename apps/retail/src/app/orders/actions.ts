"use server";

import { DomainError } from "@hutong/kernel";
import {
  answerCharge,
  cancelOrder,
  confirmOrder,
  readPayment,
  refundOrder,
  sandboxAnswers,
  shipOrder,
  startPayment,
  trackParcel,
} from "@hutong/orders";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { gatewayNamed, gateways } from "./gateways.ts";

const plainMoves = { cancel: cancelOrder, refund: refundOrder, confirm: confirmOrder };

async function acting() {
  const ctx = await requestCtx();
  actorOf(ctx);
  return ctx;
}

/** Moves an order: closes it, gives the money back, or says that the goods are there. */
export async function move(
  orderId: string,
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
    await verb(ctx, { orderId: String(orderId) });
    redirect(`/orders/${encodeURIComponent(String(orderId))}`);
  });
  return shownForm(state);
}

/** Says with whom the goods are on their way. */
export async function ship(orderId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    await shipOrder(await acting(), {
      orderId: String(orderId),
      carrier: postedText(form, "carrier"),
      trackingNo: postedText(form, "trackingNo"),
    });
    redirect(`/orders/${encodeURIComponent(String(orderId))}`);
  });
  return shownForm(state);
}

/** Says where the parcel was seen. */
export async function track(orderId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    await trackParcel(await acting(), {
      orderId: String(orderId),
      kind: postedText(form, "kind") as "collected", // the verb refuses what is none
      words: postedText(form, "where"),
    });
    redirect(`/orders/${encodeURIComponent(String(orderId))}`);
  });
  return shownForm(state);
}

/** Leads to the gateway that was chosen, for everything of a checkout that waits to be paid. */
export async function pay(checkoutId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const offered = gateways();
    const gateway = offered.length === 1 ? offered[0] : gatewayNamed(postedText(form, "gateway"));
    if (offered.length === 0) throw new DomainError("conflict");
    if (!gateway) throw new DomainError("invalid_input", { fields: { gateway: "choose" } });
    const { href } = await startPayment(ctx, gateway, { checkoutId: String(checkoutId) });
    redirect(href);
  });
  return shownForm(state);
}

/** What the payer tells the sandbox bank. */
export async function answer(paymentId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const ctx = await acting();
    const payment = await readPayment(ctx, String(paymentId));
    const given = sandboxAnswers.find((one) => one === postedText(form, "answer"));
    if (!given) throw new DomainError("invalid_input", { fields: { answer: "choose" } });
    await answerCharge(ctx, payment.id, given);
    redirect(`/orders/${payment.orderIds[0]}?done=${given === "refuse" ? "refused" : "answered"}`);
  });
  return shownForm(state);
}
