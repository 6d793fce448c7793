import type { Db } from "@hutong/db";

/** How soon a supplier answers, measured from its threads. */
export interface ResponseTime {
  /** Inquiries it received in the last 30 days, and how many of them it has answered. */
  readonly received: number;
  readonly answered: number;
  /** Half of its first answers came sooner; null where there is none. */
  readonly medianMinutes: number | null;
}

export const responseWindowDays = 30;

/** A supplier's first answers to the inquiries of the last 30 days. Public: it names no buyer. */
export async function readResponseTime(
  db: Db,
  scope: { readonly supplierAccountId: string; readonly now: Date },
): Promise<ResponseTime> {
  const since = new Date(scope.now.getTime() - responseWindowDays * 86_400_000);
  const [row] = await db.$queryRaw<ResponseTime[]>`
    select count(*)::int as received, count(first_answer_at)::int as answered,
      round(extract(epoch from percentile_cont(0.5) within group (order by first_answer_at - opened_at)) / 60)::int
        as "medianMinutes"
    from inquiries where supplier_account_id = ${scope.supplierAccountId}::uuid and opened_at > ${since}`;
  return row ?? { received: 0, answered: 0, medianMinutes: null };
}
