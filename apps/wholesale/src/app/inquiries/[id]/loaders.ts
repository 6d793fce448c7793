import { isDomainError } from "@hutong/kernel";
import { readPassportsFor, type SeenPassport } from "@hutong/reputation";
import { requestCtx, requireSession, site } from "@hutong/site";
import { markInquiryRead, mayWrite, readInquiry } from "@hutong/trading";
import { headers } from "next/headers";
import { cache } from "react";
import { readGate } from "../../trade-gate.ts";

/**
 * A thread of the account in use, or undefined: another's and missing alike. Opening it marks it as read, for those who
 * answer in it. Cached within a request: the title and the page ask for the same.
 */
export const loadInquiry = cache(async (id: string) => {
  const { account } = await requireSession(`/inquiries/${encodeURIComponent(id)}`);
  if (!account) return undefined;
  const db = site().database.prisma;
  const scope = { accountId: account.id, inquiryId: id };
  const [gate, found] = await Promise.all([readGate(), readInquiry(db, scope)]);
  if (!found) return undefined;
  // Her own correspondence stays hers to read when the gate has closed; the market's terms do not.
  const thread =
    gate.isOpen || !found.listing ? found : { ...found, listing: { ...found.listing, moq: null } };
  const [ctx, head] = await Promise.all([requestCtx(), headers()]);
  // A page that is fetched beforehand has not been looked at.
  if (!head.has("next-router-prefetch"))
    await markInquiryRead(ctx, scope).catch((error) => {
      if (!isDomainError(error)) throw error;
    });
  const role = account.seat?.role ?? "owner";
  const passport =
    thread.side === "supplier" ? await passportOf(ctx, account.id, thread.peer.accountId) : undefined;
  return {
    passport,
    thread,
    role,
    mayWrite: mayWrite(thread.side, role),
    isShut: thread.side === "buyer" && !gate.isOpen,
    key: crypto.randomUUID(),
    now: ctx.now,
  };
});

/** What the buyer shows this supplier; the look is written down. Undefined for staff who are not shown buyers. */
async function passportOf(
  ctx: Awaited<ReturnType<typeof requestCtx>>,
  supplierAccountId: string,
  buyerAccountId: string,
): Promise<SeenPassport | undefined> {
  const wish = { supplierAccountId, buyerAccountIds: [buyerAccountId], reason: "inquiry" as const };
  try {
    return (await readPassportsFor(ctx, wish)).get(buyerAccountId);
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
