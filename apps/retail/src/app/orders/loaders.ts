import { isDomainError } from "@hutong/kernel";
import {
  countOpenRefunds,
  readOrder,
  readOrders,
  readPayment,
  readRefund,
  readRefundable,
  readRefunds,
  readRefundsOf,
  readSandboxCharge,
} from "@hutong/orders";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";
import { gateways } from "./gateways.ts";

/** What the account that she acts for bought, or sold, or the refunds of it; and how many of those are open. */
export async function loadOrders(
  side: "buyer" | "seller",
  path: string,
  asked: { readonly page: unknown; readonly isRefunds: boolean },
) {
  const { account } = await requireSession(path);
  if (!account) notFound();
  const page = /^[1-9]\d{0,3}$/.test(String(asked.page)) ? Number(asked.page) : 1;
  const ctx = await requestCtx();
  const scope = { accountId: account.id, side, page };
  const [openRefunds, { orders, refunds, pages }] = await Promise.all([
    countOpenRefunds(ctx, scope),
    asked.isRefunds
      ? readRefunds(ctx, scope).then((found) => ({ ...found, orders: undefined }))
      : readOrders(ctx, scope).then((found) => ({ ...found, refunds: undefined })),
  ]);
  return { page, pages, orders, refunds, openRefunds };
}

/** An order of hers, on either side, with its refunds; another's and a missing one are not there. */
export async function loadOrder(id: string) {
  await requireSession(`/orders/${encodeURIComponent(id)}`);
  const ctx = await requestCtx();
  const order = await found(readOrder(ctx, id));
  const [asked, refundable] = await Promise.all([
    readRefundsOf(ctx, order.id),
    order.side === "buyer" && order.mayAct ? readRefundable(ctx, order) : undefined,
  ]);
  return { ...order, asked, refundable, ways: gateways().map(({ name }) => name) };
}

/** An order of which its buyer may ask money back, with how much. */
export async function loadRefundable(id: string) {
  await requireSession(`/orders/${encodeURIComponent(id)}/refund`);
  const ctx = await requestCtx();
  const order = await found(readOrder(ctx, id));
  if (order.side !== "buyer") notFound();
  return { order, refundable: order.mayAct ? await readRefundable(ctx, order) : undefined };
}

/** A refund of hers, on either side; another's and a missing one are not there. */
export async function loadRefund(id: string) {
  await requireSession(`/refunds/${encodeURIComponent(id)}`);
  return found(readRefund(await requestCtx(), id));
}

/** A payment that the sandbox bank asks about. */
export async function loadCharge(id: string) {
  await requireSession(`/bank/${encodeURIComponent(id)}`);
  const ctx = await requestCtx();
  const payment = await found(readPayment(ctx, id));
  return { ...payment, charge: (await readSandboxCharge(ctx.db, payment.id)) ?? notFound() };
}

async function found<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isDomainError(error) && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}
