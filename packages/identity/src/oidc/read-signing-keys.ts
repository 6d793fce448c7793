import type { SigningKeyState } from "@hutong/db";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";

/** A signing key as its public half may be shown. */
export interface SigningKeyView {
  readonly id: string;
  readonly alg: string;
  readonly state: SigningKeyState;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
  readonly retiresAt: Date | null;
}

/**
 * The signing keys that are published and the last that were, the newest first; never their secret half. For
 * administrators of every role.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readSigningKeys(ctx: IdentityCtx): Promise<SigningKeyView[]> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  return ctx.db.signingKey.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 60,
    select: { id: true, alg: true, state: true, createdAt: true, activatedAt: true, retiresAt: true },
  });
}
