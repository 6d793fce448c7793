import { type Db, inTransaction, type Prisma } from "@hutong/db";

/**
 * Runs reads as an account that looks: the database shows a storefront's role what that account may see, within this
 * transaction alone. One statement.
 * @param work gets the transaction, and whether the account is a verified supplier
 */
export function asViewer<T>(
  db: Db,
  accountId: string,
  work: (tx: Prisma.TransactionClient, isVerifiedSupplier: boolean) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    const [viewer] = await tx.$queryRaw<{ verified: boolean }[]>`
      select set_config('hutong.viewer', ${accountId}, true), is_verified_supplier(${accountId}::uuid) as verified`;
    return work(tx, viewer?.verified ?? false);
  });
}
