import { readListing, readShop } from "@hutong/catalog";
import { requireSession, site } from "@hutong/site";
import { mayWrite, readMayInquire } from "@hutong/trading";
import { inquireHref } from "../../_components/addresses.ts";
import { readGate, tradeOnly } from "../../trade-gate.ts";

export type AskParams = Record<string, string | string[] | undefined>;

/** Whom and what it is about, and what stands in the way; undefined where there is no such supplier. */
export async function loadAsk(params: AskParams) {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";
  const [name, style] = [one(params.supplier).slice(0, 64), one(params.style).slice(0, 64)];
  const { account } = await requireSession(inquireHref(name, style || undefined));
  const db = site().database.prisma;
  if (!account) return undefined;
  const now = new Date();
  const [gate, supplier, answer, found] = await Promise.all([
    readGate(),
    readShop(db, { market: "wholesale", loginName: name }),
    readMayInquire(db, { accountId: account.id, supplier: name, now }),
    style ? readListing(db, { market: "wholesale", id: style }) : undefined,
  ]);
  if (!supplier || !answer) return undefined;
  const [listing] = tradeOnly(gate, found?.shop.loginName === supplier.loginName ? [found] : []);
  const role = account.seat?.role ?? "owner";
  const bar = !answer.may ? answer.because : mayWrite("buyer", role) ? undefined : ("role" as const);
  return {
    supplier,
    listing,
    bar,
    role,
    key: crypto.randomUUID(),
    today: now.toISOString().slice(0, 10),
  };
}
