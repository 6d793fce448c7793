import { type CarryableShop, readCarryableShops } from "@hutong/reputation/credential";
import { requestCtx, requireSession } from "@hutong/site";

export interface MyCredentials {
  readonly shops: readonly CarryableShop[];
  readonly now: Date;
}

/** The shops of whoever is signed in, and the credentials that she has taken. */
export async function loadMyCredentials(): Promise<MyCredentials> {
  await requireSession("/account/passport");
  const ctx = await requestCtx();
  return { shops: await readCarryableShops(ctx), now: ctx.now };
}
