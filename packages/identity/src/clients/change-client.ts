import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { clientSettings } from "./read-clients.ts";
import { type ChangeClientInput, changeClientSchema } from "./schema.ts";

/**
 * Changes a client's settings; what is left out stays. It holds within 5 s in every process, for tokens given from then
 * on. Our own sites follow the settings of the house and cannot be changed here. The same settings again record nothing.
 * @throws DomainError `invalid_input` naming the field, `not_found`, `forbidden`, `not_signed_in`, `reauthenticate`
 */
export async function changeClient(ctx: IdentityCtx, input: ChangeClientInput): Promise<void> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { clientId, ...wanted } = parseInput(changeClientSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    // Two changes at once come one after the other, each seeing what it changes.
    await tx.$queryRaw`select from clients where client_id = ${clientId} for update`;
    const before = await tx.client.findUnique({
      where: { clientId, firstParty: false },
      select: clientSettings,
    });
    if (!before) throw new DomainError("not_found");
    const next: typeof before = { ...before, ...defined(wanted) };
    if (next.refreshAbsoluteSeconds < next.refreshIdleSeconds) {
      throw new DomainError("invalid_input", {
        fields: { refreshAbsoluteSeconds: "client.absolute_below_idle" },
      });
    }
    if (next.shopCredentials && !next.requireConsent) {
      throw new DomainError("invalid_input", {
        fields: { shopCredentials: "client.shop_credentials_unasked" },
      });
    }
    if (next.shopApi && !next.requireConsent) {
      throw new DomainError("invalid_input", { fields: { shopApi: "client.shop_api_unasked" } });
    }
    const names = Object.keys(next) as (keyof typeof next)[]; // the keys of a spread of its own type
    const changed = names.filter((name) => JSON.stringify(next[name]) !== JSON.stringify(before[name]));
    if (changed.length === 0) return;
    await tx.client.update({ where: { clientId }, data: next, select: { id: true } });
    const only = (settings: typeof next) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
    await writeAudit(
      { ...ctx, db: tx },
      { action: "client.changed", data: { clientId, from: only(before), to: only(next) } },
    );
  });
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without what was left out: a spread of `undefined` would overwrite. */
function defined<T extends object>(wanted: T): Defined<T> {
  // The entries of `wanted` that are not undefined.
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Defined<T>;
}
