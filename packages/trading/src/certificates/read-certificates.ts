import type { Db } from "@hutong/db";

export interface CertificateLine {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuer: string;
  readonly validUntil: Date | null;
  readonly statedAt: Date;
  /** When Hutong compared it with the issuer's register; null: the supplier's word alone. */
  readonly checkedAt: Date | null;
  readonly isOver: boolean;
}

const select = {
  id: true,
  kind: true,
  number: true,
  issuer: true,
  validUntil: true,
  statedAt: true,
  checkedAt: true,
} as const;

/** A supplier's certificates, checked ones first, those that are over last. */
export async function readCertificates(
  db: Db,
  scope: { readonly accountId: string; readonly now: Date },
): Promise<readonly CertificateLine[]> {
  const rows = await db.certificate.findMany({
    where: { accountId: scope.accountId },
    orderBy: [{ checkedAt: { sort: "desc", nulls: "last" } }, { statedAt: "desc" }],
    take: 30,
    select,
  });
  // It holds through its last day.
  const isOver = (until: Date | null) =>
    until !== null && until.getTime() + 86_400_000 <= scope.now.getTime();
  return rows
    .map((row) => ({ ...row, isOver: isOver(row.validUntil) }))
    .sort((a, b) => Number(a.isOver) - Number(b.isOver));
}

/** A certificate in a word. */
export interface CertificateMark {
  readonly kind: string;
  readonly isChecked: boolean;
}

/** What several suppliers are certified for and since not over, by account; a kind once, checked where one of it is. */
export async function readCertificateMarks(
  db: Db,
  scope: { readonly accountIds: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, readonly CertificateMark[]>> {
  const today = new Date(scope.now.toISOString().slice(0, 10));
  const rows = await db.certificate.groupBy({
    by: ["accountId", "kind"],
    where: {
      accountId: { in: [...scope.accountIds] },
      OR: [{ validUntil: null }, { validUntil: { gte: today } }],
    },
    _count: { checkedAt: true },
    orderBy: [{ _count: { checkedAt: "desc" } }, { kind: "asc" }],
  });
  const marks = new Map<string, CertificateMark[]>();
  for (const { accountId, kind, _count } of rows)
    marks.set(accountId, [...(marks.get(accountId) ?? []), { kind, isChecked: _count.checkedAt > 0 }]);
  return marks;
}

/** What waits to be checked, the oldest first, with whose it is: for the operator. */
export async function readUncheckedCertificates(db: Db, scope: { readonly limit: number }) {
  const rows = await db.certificate.findMany({
    where: { checkedAt: null },
    orderBy: { statedAt: "asc" },
    take: scope.limit,
    select: { ...select, account: { select: { loginName: true } } },
  });
  return rows.map(({ account, ...row }) => ({ ...row, supplier: account.loginName }));
}
