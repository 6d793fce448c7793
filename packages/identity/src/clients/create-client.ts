import { inTransaction } from "@hutong/db";
import { digest, newId, parseInput, randomToken } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { type CreateClientInput, createClientSchema } from "./schema.ts";

export interface CreatedClient {
  readonly clientId: string;
  /** Shown this once; only its digest is kept. Undefined for a public client. */
  readonly clientSecret: string | undefined;
}

/**
 * Makes another site known to the provider.
 * @throws DomainError `invalid_input` naming the field, `not_signed_in`, `forbidden` for anybody but the system or an
 * operating administrator, `reauthenticate`
 */
export async function createClient(ctx: IdentityCtx, input: CreateClientInput): Promise<CreatedClient> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const client = parseInput(createClientSchema, input);
  const clientId = `site-${newId().replaceAll("-", "").slice(-16)}`;
  const clientSecret = client.authMethod === "none" ? undefined : randomToken();
  const secretHash = clientSecret ? digest(clientSecret).toString("base64url") : null;
  await inTransaction(ctx.db, async (tx) => {
    await tx.client.create({
      data: { ...client, id: newId(), clientId, secretHash, firstParty: false, createdAt: ctx.now },
      select: { id: true },
    });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "client.created", data: { clientId, name: client.name, redirectUris: client.redirectUris } },
    );
  });
  return { clientId, clientSecret };
}
