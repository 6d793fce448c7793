import { readPoints } from "@hutong/reputation";
import { requireSession, site } from "@hutong/site";

const newestShown = 50;

/** The ledgers of points of the ID in use: a supplier's generosity, and what it is worth as a buyer. */
export async function loadCredit() {
  const { account } = await requireSession("/credit");
  if (!account) return undefined;
  const db = site().database.prisma;
  // At this door a shop behind the ID is a company, which supplies.
  const isSupplier = account.shopName !== null;
  const indices = isSupplier ? (["generosity", "integrity"] as const) : (["integrity"] as const);
  const ledgers = await Promise.all(
    indices.map(async (index) => ({
      index,
      ledger: await readPoints(db, { accountId: account.id, index, limit: newestShown }),
    })),
  );
  return { account: { ...account, seatName: account.seat?.name ?? null }, ledgers };
}
