import { type Db, inTransaction } from "@hutong/db";
import { DomainError, digest, parseInput, randomToken } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { type AuditAction, writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { type ClientActInput, clientActSchema } from "./schema.ts";

/**
 * Turns a client away from now on (within 5 s in every process). Our own sites cannot be disabled.
 * @throws DomainError `not_found` (missing, ours, disabled already), `invalid_input` (a person gives a reason),
 * `forbidden`, `not_signed_in`, `reauthenticate`
 */
export async function disableClient(ctx: IdentityCtx, input: ClientActInput): Promise<void> {
  const isPerson = ctx.actor.kind === "person";
  await act(ctx, input, "client.disabled", async (tx, { clientId, reason }) => {
    if (isPerson && !reason)
      throw new DomainError("invalid_input", { fields: { reason: "client.reason_missing" } });
    const where = { clientId, firstParty: false, disabledAt: null };
    return tx.client.updateMany({ where, data: { disabledAt: ctx.now } });
  });
}

/** Lets a disabled client in again (within 5 s in every process). @throws as disableClient, but for the reason */
export async function enableClient(ctx: IdentityCtx, input: ClientActInput): Promise<void> {
  await act(ctx, input, "client.enabled", (tx, { clientId }) =>
    tx.client.updateMany({ where: { clientId, disabledAt: { not: null } }, data: { disabledAt: null } }),
  );
}

/**
 * Gives a client a new secret; the old one is refused within 5 s in every process.
 * @throws DomainError `not_found` (also for a public client, a disabled one and our own sites), `forbidden`,
 * `not_signed_in`, `reauthenticate`
 */
export async function rotateClientSecret(
  ctx: IdentityCtx,
  input: ClientActInput,
): Promise<{ clientSecret: string }> {
  const clientSecret = randomToken();
  await act(ctx, input, "client.secret_rotated", (tx, { clientId }) =>
    tx.client.updateMany({
      where: { clientId, firstParty: false, authMethod: { not: "none" }, disabledAt: null },
      data: { secretHash: digest(clientSecret).toString("base64url") },
    }),
  );
  return { clientSecret };
}

/** What all three have in common: an operator with a fresh sign-in, one row, an audit entry with the reason. */
async function act(
  ctx: IdentityCtx,
  input: ClientActInput,
  action: AuditAction,
  change: (tx: Db, input: { clientId: string; reason: string | undefined }) => Promise<{ count: number }>,
): Promise<void> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { clientId, reason } = parseInput(clientActSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await change(tx, { clientId, reason });
    if (count === 0) throw new DomainError("not_found");
    await writeAudit({ ...ctx, db: tx }, { action, data: { clientId, ...(reason && { reason }) } });
  });
}
