import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { borrowClient, type Database } from "@hutong/db";
import { DomainError, noOrigin, seededRandom } from "@hutong/kernel";
import { from as copyFrom } from "pg-copy-streams";
import { recordSold } from "../finding/record-sold.ts";
import { refreshSearch } from "../finding/refresh-search.ts";
import { listingColumns, type StyleLine, skuColumns, styleLines } from "./style-lines.ts";

export interface GenerateStylesOptions {
  readonly styles: number;
  /** Spread over so many shops, those that are there. */
  readonly shops: number;
  readonly seed: number;
  readonly now: Date;
  readonly onProgress?: (styles: number) => void;
}

const linesInChunk = 500;

/**
 * Fills a world for measurements with styles of retail shops, by COPY, and makes what the search knows of them. Beside
 * goods that are there; the same seed twice is refused by the ids.
 * @throws DomainError `not_found` where there are not so many shops
 * @returns how many listings got a document
 */
export async function generateStyles(
  { pool, prisma }: Database,
  options: GenerateStylesOptions,
): Promise<number> {
  const { rows } = await pool.query<{ account_id: string }>(
    `select s.account_id from shops s join accounts a on a.id = s.account_id and a.status = 'active'
      where s.kind in ('shop', 'flagship') order by s.account_id limit $1`,
    [options.shops],
  );
  if (rows.length < Math.max(1, options.shops)) throw new DomainError("not_found");
  const lines = () =>
    styleLines({
      accountIds: rows.map((row) => row.account_id),
      count: options.styles,
      seed: options.seed,
      until: options.now,
    });
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0");
    const copy = (table: string, part: keyof StyleLine) =>
      pipeline(Readable.from(chunksOf(lines(), part)), client.query(copyFrom(`copy ${table} from stdin`)));
    await copy(`listings (${listingColumns})`, "listing");
    await copy(`skus (${skuColumns})`, "skus");
    // Or the planner takes the tables for empty ones.
    await client.query("analyze listings, skus");
    await client.query("commit");
    isOver = true;
  } finally {
    giveBack(isOver);
  }
  const ctx = {
    db: prisma,
    actor: { kind: "system", name: "generate" },
    now: options.now,
    origin: noOrigin,
  } as const;
  const made = await refreshSearch(ctx, options.onProgress ? { onProgress: options.onProgress } : {});
  await sell(ctx, options.seed);
  return made;
}

/** A third of all styles sold something, few of them much. */
async function sell(ctx: Parameters<typeof recordSold>[0], seed: number): Promise<void> {
  const random = seededRandom(seed);
  const rows = await ctx.db.$queryRaw<
    { listing_id: string }[]
  >`select listing_id from search_documents order by listing_id`;
  const sold = rows.flatMap(({ listing_id: listingId }) =>
    random() < 0.33 ? [{ listingId, pieces: Math.ceil(2 ** (random() ** 3 * 14)) }] : [],
  );
  await recordSold(ctx, sold);
}

function* chunksOf(lines: Iterable<StyleLine>, part: keyof StyleLine): Generator<string> {
  let chunk = "";
  let count = 0;
  for (const line of lines) {
    chunk += line[part];
    count += 1;
    if (count % linesInChunk === 0) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}
