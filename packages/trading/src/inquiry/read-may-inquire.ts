import type { Db } from "@hutong/db";
import { readTraderStanding } from "../verified/read-trader-standing.ts";
import { isVerifiedTrader } from "../verified/standing.ts";
import { type InquiryAnswer, type InquiryParty, mayInquire } from "./sides.ts";

const partySelect = {
  id: true,
  userId: true,
  realm: true,
  status: true,
  user: { select: { status: true } },
} as const;

/**
 * Whether an account may write to a supplier, before anything is typed: the verb asks again.
 * @returns undefined where there is no such supplier on the market
 */
export async function readMayInquire(
  db: Db,
  scope: { readonly accountId: string; readonly supplier: string; readonly now: Date },
): Promise<InquiryAnswer | undefined> {
  const supplier = await findSupplier(db, scope.supplier);
  return supplier && answerOf({ db, now: scope.now }, scope.accountId, supplier);
}

/** A company of the wholesale market by its login name. A frozen one is out of the market: as if it were not there. */
export async function findSupplier(db: Db, loginName: string): Promise<InquiryParty | undefined> {
  const row = await db.account.findFirst({
    where: {
      realm: "wholesale",
      // As identity compares login names.
      loginKey: loginName.normalize("NFKC").trim().toLowerCase(),
      status: "active",
      user: { status: "active" },
      shop: { kind: "company" },
    },
    select: partySelect,
  });
  return row ? { accountId: row.id, ownerId: row.userId, realm: row.realm, status: "active" } : undefined;
}

/** What `mayInquire` says of an account and a supplier. */
export async function answerOf(
  { db, now }: { readonly db: Db; readonly now: Date },
  accountId: string,
  supplier: InquiryParty,
): Promise<InquiryAnswer> {
  const row = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: partySelect });
  const isVerified = isVerifiedTrader(await readTraderStanding(db, accountId), now);
  const isActive = row.status === "active" && row.user.status === "active";
  const buyer = { accountId: row.id, ownerId: row.userId, realm: row.realm, isVerified };
  return mayInquire({ ...buyer, status: isActive ? "active" : "frozen" }, supplier);
}
