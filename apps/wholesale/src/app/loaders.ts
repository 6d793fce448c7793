import { readCategoryCounts, readShops, readShowcase, wholesaleLineNames } from "@hutong/catalog";
import { isQuestionOpen, passportKeepers } from "@hutong/reputation";
import { readSession, sharedRead, site } from "@hutong/site";
import type { Realm } from "@hutong/ui";
import { readGate, tradeOnly } from "./trade-gate.ts";

/** The ID that the person acts for here, as pages show it. */
export interface IdInUse {
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly shopName: string | null;
  readonly seatName: string | null;
  readonly openedFrom: { readonly realm: Realm; readonly loginName: string } | null;
}

/** How many styles of each line the first page shows: rows of six. */
const shownOfLine = { raw: 6, industrial: 6, consumer: 12 } as const;

/** New styles and suppliers stand on the first page within so many seconds. */
const marketSeconds = 5;

/** What the market holds, the same for everybody. */
function readMarket() {
  const db = site().database.prisma;
  return sharedRead("market", marketSeconds, () =>
    Promise.all([
      readCategoryCounts(db, { market: "wholesale" }),
      readShops(db, { market: "wholesale", limit: 10, newest: 3 }),
      ...wholesaleLineNames.map((line) =>
        readShowcase(db, { market: "wholesale", line, limit: shownOfLine[line] }),
      ),
    ]),
  );
}

type Account = NonNullable<Awaited<ReturnType<typeof readSession>>>["account"];

/** The ID whose owner or manager is still to be asked what suppliers may see of her shop. */
async function readQuestion(account: Account | undefined): Promise<string | null> {
  if (!account || account.shopName) return null;
  const mayAnswer = !account.seat || passportKeepers.some((role) => role === account.seat?.role);
  return mayAnswer && (await isQuestionOpen(site().database.prisma, account.id)) ? account.id : null;
}

/** Everything the first page shows. No price is read for anybody: none is stored. */
export async function loadHome() {
  const { env } = site();
  const [session, gate, [counts, suppliers, ...lines]] = await Promise.all([
    readSession(),
    readGate(),
    readMarket(),
  ]);
  const account = session?.account;
  const retail = env.origins.retail;
  const askFor = await readQuestion(account);
  return {
    displayName: session?.user.displayName,
    /** For the notice that an account was opened. */
    account,
    askFor,
    inUse: account ? { ...account, seatName: account.seat?.name ?? null } : null,
    counts,
    styleTotal: [...counts.values()].reduce((sum, count) => sum + count, 0),
    suppliers: suppliers.shops,
    supplierTotal: suppliers.total,
    lines: wholesaleLineNames.flatMap((name, index) => {
      const line = lines[index];
      return line && line.total > 0
        ? [{ name, total: line.total, listings: tradeOnly(gate, line.listings) }]
        : [];
    }),
    gate,
    retailHref: session ? `${retail}/login?next=/` : `${retail}/`,
  };
}
