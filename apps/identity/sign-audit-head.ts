import { headKey, sealAuditEntries, writeAuditHead } from "@hutong/identity/audit";
import type { SetUp } from "@hutong/site/server";

/** So many entries at most are sealed first: a stop waits for it. */
const sealAtMost = 10_000;

/** Signs the head of the audit as it stands now, where this process has what it takes. */
export async function signAuditHead({ env, log, database }: SetUp): Promise<void> {
  if (!env.auditSecret || !env.auditHeadDir) return;
  await sealAuditEntries(database.pool, { atMost: sealAtMost });
  const place = { dir: env.auditHeadDir, key: await headKey(env.auditSecret) };
  const head = await writeAuditHead(database.pool, place, new Date());
  // In the log too: wherever logs are shipped is one place more outside the database.
  if (head) log.info({ seq: head.seq, hash: head.hash }, "audit head");
}
