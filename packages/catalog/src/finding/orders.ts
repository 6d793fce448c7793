import { Prisma } from "@hutong/db";
import type { FindSort } from "./schema.ts";

export interface Order {
  readonly column: Prisma.Sql;
  readonly type: Prisma.Sql;
  readonly direction: Prisma.Sql;
  /** At or before a bound. */
  readonly within: Prisma.Sql;
  /** For `order by`; there is an index of each. */
  readonly by: Prisma.Sql;
}

const up = { direction: Prisma.sql`asc`, within: Prisma.sql`<=` };
const down = { direction: Prisma.sql`desc`, within: Prisma.sql`>=` };

const columns = {
  relevance: { column: Prisma.sql`merit`, type: Prisma.sql`float8`, ...down },
  sales: { column: Prisma.sql`sold`, type: Prisma.sql`integer`, ...down },
  newest: { column: Prisma.sql`published_at`, type: Prisma.sql`timestamptz`, ...down },
  price_up: { column: Prisma.sql`price_fen`, type: Prisma.sql`bigint`, ...up },
  price_down: { column: Prisma.sql`price_fen`, type: Prisma.sql`bigint`, ...down },
};

/** The order of a page before its words are weighed. */
export function orderOf(sort: FindSort): Order {
  const order = columns[sort];
  return { ...order, by: Prisma.sql`${order.column} ${order.direction}, listing_id ${order.direction}` };
}
