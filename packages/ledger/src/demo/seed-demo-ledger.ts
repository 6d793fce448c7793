import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, namedId } from "@hutong/kernel";
import type { LedgerAccountRef } from "../ledger-account.ts";
import { postEntries } from "../post-entries.ts";

const dayMs = 86_400_000;

/** What demo shops begin with, by login name; what they earn from then on comes from their orders. */
const openings = [
  { loginName: "xixi", purpose: "available", amount: 1_273_865n },
  { loginName: "xixi", purpose: "escrow", amount: 35_800n },
] as const;

/**
 * Gives the demo world's shops their opening balances, from the sandbox gateway, a month ago. What is there stays as it
 * is; a shop that is missing is passed over.
 * @returns how many balances were opened now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoLedger(ctx: Ctx<Db>): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const shops = await ctx.db.account.findMany({
    where: { realm: "retail", loginKey: { in: openings.map(({ loginName }) => loginName) } },
    select: { id: true, loginKey: true },
  });
  let opened = 0;
  for (const { loginName, purpose, amount } of openings) {
    const shop = shops.find(({ loginKey }) => loginKey === loginName);
    const id = namedId(`demo.opening:${loginName}:${purpose}`);
    if (!shop || (await ctx.db.ledgerEntry.count({ where: { id } })) > 0) continue;
    const account: LedgerAccountRef = { owner: shop.id as AccountId, purpose, currency: "CNY" }; // of the row just read
    const gateway: LedgerAccountRef = {
      owner: { house: "gateway_sandbox" },
      purpose: "clearing",
      currency: "CNY",
    };
    const lines = [
      { account: gateway, amount: -amount },
      { account, amount },
    ];
    const then = { ...ctx, now: new Date(ctx.now.getTime() - 30 * dayMs) };
    await postEntries(then, { entries: [{ kind: "transfer", id, code: "opening", lines }] });
    opened += 1;
  }
  return opened;
}
