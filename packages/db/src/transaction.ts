import type { Prisma, PrismaClient } from "../generated/client.ts";
import type { Db } from "./client.ts";

/**
 * Runs `work` in one transaction. Called with a transaction's own client it joins that transaction, so
 * that work across domains commits or fails as one.
 */
export function inTransaction<T>(db: Db, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return isClient(db) ? db.$transaction(work, { timeout: 15_000, maxWait: 5_000 }) : work(db);
}

function isClient(db: Db): db is PrismaClient {
  return "$transaction" in db && typeof db.$transaction === "function";
}

/** True if a write broke a unique constraint (Prisma P2002), so that the caller can name the conflict. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "P2002" || error.code === "23505");
}

/** PostgreSQL's own code of an error, also through Prisma's raw statements (P2010): "23514" for a broken check. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, meta } = error as Error & {
    code?: string;
    meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
  };
  return meta?.driverAdapterError?.cause?.originalCode ?? code;
}
