import type { Database } from "@hutong/db";
import { isDomainError, type UserId } from "@hutong/kernel";
import { errors, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { ensureSiteAccount } from "../site-account.ts";
import { realmOf } from "./house-client.ts";
import type { ProviderOptions } from "./provider-options.ts";
import { shopClaimsCheck } from "./shop-credentials.ts";
import { isKnownToHaveAccount } from "./sign-on-store.ts";

/**
 * What stands between a person and a code: a sign-in, the account she will act for, and, for sites that are
 * not ours, her consent.
 */
export function interactionPrompts({
  database,
  shopCredentials,
}: Pick<ProviderOptions, "database" | "shopCredentials">): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const account = new interactionPolicy.Prompt(
    { name: "site_account", requestable: false },
    new interactionPolicy.Check("no_account", "an account of this site is needed", async (ctx) => {
      await openAtFirstStep(database, ctx);
      return interactionPolicy.Check.NO_NEED_TO_PROMPT;
    }),
  );
  policy.add(account, 1);
  const consent = policy.get("consent");
  if (!consent) throw new Error("the library's policy has a prompt of consent");
  // Other claims go with their scope, asked for one by one or not; those of a shop need its scope and are decided on singly.
  consent.checks.remove("op_claims_missing");
  consent.checks.add(shopClaimsCheck(shopCredentials));
  return policy;
}

/** The first step through a door opens an account behind it. */
async function openAtFirstStep(database: Database, ctx: KoaContextWithOIDC): Promise<void> {
  const userId = ctx.oidc.session?.accountId as UserId | undefined;
  const realm = realmOf(ctx);
  if (!userId || !realm || isKnownToHaveAccount(ctx, userId, realm)) return;
  const opened = ensureSiteAccount(
    database.pool,
    {
      db: database.prisma,
      actor: { kind: "person", userId },
      now: new Date(),
      origin: {
        ip: header(ctx, "x-forwarded-for"),
        userAgent: header(ctx, "user-agent"),
        requestId: header(ctx, "x-request-id"),
      },
    },
    userId,
    realm,
  );
  await opened.catch((error: unknown) => {
    // A linking made her another person in this very moment: the site begins anew, with a sign-in.
    if (isDomainError(error) && error.code === "not_signed_in")
      throw new errors.LoginRequired("the person has become another by a linking");
    // Our sites know this word, and say what it means.
    if (isDomainError(error) && error.code === "frozen") throw new errors.AccessDenied("account_frozen");
    throw error;
  });
}

function header(ctx: KoaContextWithOIDC, name: string): string | null {
  return ctx.get(name).slice(0, 512) || null;
}
