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
