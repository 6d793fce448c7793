import { isDomainError } from "@hutong/kernel";
import { type OrderSight, readOrder, readOrders, readPayment, readSandboxCharge } from "@hutong/orders";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";
import { gateways } from "./gateways.ts";

/** What the account that she acts for bought, or sold. */
export async function loadOrders(side: "buyer" | "seller", path: string, page: unknown) {
  const { account } = await requireSession(path);
  if (!account) notFound();
  const at = /^[1-9]\d{0,3}$/.test(String(page)) ? Number(page) : 1;
  return { page: at, ...(await readOrders(await requestCtx(), { accountId: account.id, side, page: at })) };
}

/** An order of hers, on either side; another's and a missing one are not there. */
export async function loadOrder(id: string): Promise<OrderSight & { ways: readonly string[] }> {
  await requireSession(`/orders/${encodeURIComponent(id)}`);
  const order = await found(readOrder(await requestCtx(), id));
  return { ...order, ways: gateways().map(({ name }) => name) };
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
