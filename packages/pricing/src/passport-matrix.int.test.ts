import { randomBytes } from "node:crypto";
import { giveConsent, keepClaims } from "@hutong/identity";
import { createClient } from "@hutong/identity/clients";
import { loadSigningKeys } from "@hutong/identity/keys";
import {
  type Choices,
  exportBuyers,
  giveConsents,
  presets,
  readBuyers,
  readPassportsFor,
  readShownTo,
  tallyBuyers,
  tellSite,
} from "@hutong/reputation";
import {
  issueCredential,
  presentCredential,
  verifyCredential,
  withdrawCredential,
} from "@hutong/reputation/credential";
import { type MadeBuyer, makeBuyer, makeSupplier, relate } from "@hutong/reputation/test-passports";
import { testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import { beforeAll, describe, expect, it } from "vitest";
import { decideService, type ServiceRule, shownClaims, usualTerms } from "./index.ts";

// How a buyer's consent stands, against every path by which somebody else reads a figure of hers: each says the same. The
// paths run with the rights of the site that has them. What raw SQL may reach is second-wall.int.test.ts.

const test = testDatabase();
const sites = siteRoles(test);
const issuer = { issuer: "https://id.example.com", keySecret: randomBytes(32).toString("base64url") };
const claim = "dispute_rate";
let clientId = "";

beforeAll(async () => {
  await loadSigningKeys(test.database, issuer.keySecret);
  ({ clientId } = await createClient(test.ctx({ actor: { kind: "system", name: "test" } }), {
    name: "Books",
    redirectUris: ["https://books.example/cb"],
    shopCredentials: true,
  }));
}, 60_000);

/** Somebody who looks, and the buyer. */
interface Place {
  readonly supplier: { readonly userId: string; readonly account: string };
  readonly buyer: MadeBuyer;
  /** What a verifier is handed, and when it looks. */
  readonly credential: { readonly compact: string; readonly at: Date };
  /** What a site holds of her. */
  readonly consentId: string;
}

const standings = ["with consent", "without consent", "revoked", "expired", "another's buyer"] as const;

type Standing = (typeof standings)[number];

const toSuppliers: Choices = { ...presets.closed, [claim]: "dealt_with" };

async function show({ userId, buyer, shop }: MadeBuyer, choices: Choices): Promise<void> {
  const input = { accountId: buyer, shopAccountId: shop, choices: { ...choices }, until: null };
  await giveConsents(test.as(userId), input);
}

async function makePlace(standing: Standing): Promise<Place> {
  const db = test.database.prisma;
  const [supplier, other, buyer] = [await makeSupplier(db), await makeSupplier(db), await makeBuyer(db)];
  await relate(db, buyer.buyer, (standing === "another's buyer" ? other : supplier).account);
  if (standing !== "without consent") await show(buyer, toSuppliers);
  if (standing === "revoked") await show(buyer, presets.closed);
  if (standing === "expired")
    await db.$executeRaw`update passport_consents set until = now() - interval '1 second' where account_id = ${buyer.shop}::uuid`;
  return {
    supplier,
    buyer,
    credential: await carried(standing, buyer),
    consentId: await allowed(standing, buyer),
  };
}

/** The same with the credential: cut down to what is shown, taken back, too old, or asked for by somebody else. */
async function carried(standing: Standing, { userId, shop }: MadeBuyer): Promise<Place["credential"]> {
  const at = new Date();
  if (standing === "another's buyer") {
    const stranger = await makeBuyer(test.database.prisma);
    const taking = issueCredential(test.as(stranger.userId), { accountId: shop, claims: [claim] }, issuer);
    await expect(taking).rejects.toMatchObject({ code: "not_found" });
    return { compact: "", at };
  }
  const ctx = test.as(userId);
  const taken = await issueCredential(ctx, { accountId: shop, claims: ["level", claim] }, issuer);
  if (standing === "revoked") await withdrawCredential(ctx, { credentialId: taken.credentialId });
  const claims = standing === "without consent" ? (["level"] as const) : ([claim] as const);
  const { compact } = await presentCredential({ compact: taken.compact, claims: [...claims] });
  return { compact, at: standing === "expired" ? new Date(at.getTime() + 31 * 86_400_000) : at };
}

/** The same with another site: not allowed, taken back singly, past its end, or allowed by somebody else. */
async function allowed(standing: Standing, buyer: MadeBuyer): Promise<string> {
  const db = test.database.prisma;
  const who = standing === "another's buyer" ? await makeBuyer(db) : buyer;
  const { grantId } = await giveConsent(test.as(who.userId), {
    clientId,
    asked: ["openid", "shop_credentials"],
    allowed: [],
    shop: {
      asked: ["level", claim],
      allowed: standing === "without consent" ? ["level"] : ["level", claim],
      accountId: who.shop,
    },
  });
  const id = grantId.replace("consent.", "");
  if (standing === "revoked") await keepClaims(test.as(who.userId), { id, keep: ["level"] });
  if (standing === "expired")
    await db.$executeRaw`update consents set expires_at = now() - interval '1 second' where id = ${id}::uuid`;
  // Somebody else's consent, told to be about this shop.
  if (standing === "another's buyer")
    await db.$executeRaw`update consents set shop_account_id = ${buyer.shop}::uuid where id = ${id}::uuid`;
  return id;
}

const rule: ServiceRule = {
  id: "rule",
  name: "few disputes",
  conditions: [{ claim, value: 100 }],
  terms: { ...usualTerms, priceList: "B" },
};

const has = (figures: readonly { claim: string }[] | undefined) =>
  figures?.some((figure) => figure.claim === claim) ?? false;

const looking = ({ supplier }: Place) => ({ ...test.as(supplier.userId), db: sites.wholesale.prisma });

/** Every path, and whether it shows the claim. */
const paths: Record<string, (place: Place) => Promise<boolean>> = {
  passport: async (place) => {
    const { supplier, buyer } = place;
    const wish = {
      supplierAccountId: supplier.account,
      buyerAccountIds: [buyer.buyer],
      reason: "order" as const,
    };
    return has((await readPassportsFor(looking(place), wish)).get(buyer.buyer)?.figures);
  },
  "inquiry card": async (place) => {
    const { supplier, buyer } = place;
    const wish = {
      supplierAccountId: supplier.account,
      buyerAccountIds: [buyer.buyer],
      reason: "inquiry" as const,
    };
    return has((await readPassportsFor(looking(place), wish)).get(buyer.buyer)?.figures);
  },
  "list of buyers": async (place) => {
    const { buyers } = await readBuyers(looking(place), { accountId: place.supplier.account });
    return buyers.some(({ passport }) => has(passport.figures));
  },
  "list of buyers, filtered by it": async (place) => {
    const asked = { accountId: place.supplier.account, maxDisputeBp: 100 };
    return (await readBuyers(looking(place), asked)).buyers.length > 0;
  },
  "file of buyers": async (place) => {
    const buyers = await exportBuyers(looking(place), { accountId: place.supplier.account });
    return buyers.some(({ passport }) => has(passport.figures));
  },
  "tally of buyers": async (place) => {
    const tally = tallyBuyers(looking(place), place.supplier.account, (figures) => String(has(figures)));
    return ((await tally).counts.get("true") ?? 0) > 0;
  },
  "dry run of a rule": async (place) => {
    const judge = (figures: Parameters<typeof shownClaims>[0]) =>
      decideService([rule], shownClaims(figures), new Date()).rule?.id ?? "none";
    return ((await tallyBuyers(looking(place), place.supplier.account, judge)).counts.get("rule") ?? 0) > 0;
  },
  "her own word of how she is served": async ({ buyer, supplier }) => {
    const ctx = { ...test.as(buyer.userId), db: sites.wholesale.prisma };
    const shown = readShownTo(ctx, { buyerAccountId: buyer.buyer, supplierAccountId: supplier.account });
    return has(await shown);
  },
  credential: async ({ credential: { compact, at } }) => {
    const verified = await verifyCredential(sites.identity.prisma, { compact }, { ...issuer, now: at }).catch(
      () => undefined,
    );
    return verified?.state === "good" && has(verified.claims);
  },
  "another site": async ({ consentId }) => {
    const told = await tellSite(sites.identity.prisma, {
      consentId,
      clientId,
      clientName: "Books",
      // As if the wall before it had let it through.
      claims: ["level", claim],
      withheld: [],
      now: new Date(),
    });
    return claim in told;
  },
};

describe.each(standings)("SECURITY 23 matrix: %s", (standing) => {
  const isShown = standing === "with consent";
  let place: Place;
  beforeAll(async () => {
    place = await makePlace(standing);
  });

  it.each(Object.entries(paths))(
    `%s ${isShown ? "shows" : "does not show"} the claim`,
    async (_path, shows) => {
      expect(await shows(place)).toBe(isShown);
    },
  );
});
