import { seedDemoListings, seedDemoPictures } from "@hutong/catalog/demo";
import { refreshSearch } from "@hutong/catalog/finding";
import { type Database, openDatabase } from "@hutong/db";
import { ensureFirstPartyClients } from "@hutong/identity/clients";
import { seedDemoPeople } from "@hutong/identity/demo";
import { noOrigin } from "@hutong/kernel";
import { seedDemoLedger } from "@hutong/ledger/demo";
import { seedDemoProfiles } from "@hutong/profile/demo";
import { refreshFigures } from "@hutong/reputation";
import { seedDemoReputation } from "@hutong/reputation/demo";
import { seedDemoInquiries } from "@hutong/trading/demo";
import { seedDemoApplications } from "@hutong/trading/demo-applications";
import type { WorldEnv } from "../env.ts";
import type { WorldSecrets } from "../secrets.ts";

/**
 * Makes the three sites known to the identity provider and, in a demo world, its people and their goods.
 * @returns what was made for people to read; empty when all was there
 */
export async function populate(env: WorldEnv, secrets: WorldSecrets, url: string): Promise<string> {
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong launcher",
    maxConnections: 3,
  });
  try {
    await ensureFirstPartyClients(database.prisma, [
      {
        clientId: "hutong-identity",
        name: "Hutong",
        secret: secrets.client.identity,
        origin: env.sites.identity.origin,
        realm: null,
      },
      {
        clientId: "hutong-wholesale",
        name: "Hutong wholesale",
        secret: secrets.client.wholesale,
        origin: env.sites.wholesale.origin,
        realm: "wholesale",
      },
      {
        clientId: "hutong-retail",
        name: "Hutong retail",
        secret: secrets.client.retail,
        origin: env.sites.retail.origin,
        realm: "retail",
      },
    ]);
    const seeded = env.seed === "demo" ? await seedDemo(database, env.sites.wholesale.origin) : "";
    // Of goods of an older version; of those of the demo just now.
    const found = await refreshSearch(systemCtx(database, "search"));
    return [seeded, found > 0 ? `search documents of ${found} styles` : ""].filter(Boolean).join(", ");
  } finally {
    await database.close();
  }
}

/**
 * The demo world: its people first, then the goods of their shops, what they wrote to each other and about
 * themselves, how they have traded, and what they begin with. What is there already stays as it is.
 */
async function seedDemo(database: Database, wholesaleOrigin: string): Promise<string> {
  const ctx = systemCtx(database, "demo seed");
  const people = await seedDemoPeople(ctx);
  const listings = await seedDemoListings(ctx);
  const pictures = await seedDemoPictures(ctx);
  await seedDemoApplications(ctx, wholesaleOrigin);
  const inquiries = await seedDemoInquiries(ctx);
  const facts = await seedDemoReputation(ctx);
  if (facts > 0) while ((await refreshFigures(database.pool, { now: ctx.now })) > 0);
  const profiles = await seedDemoProfiles(ctx);
  const balances = await seedDemoLedger(ctx);
  const made = [
    people > 0 ? `${people} demo people` : "",
    listings > 0 ? `${listings} demo styles` : "",
    pictures > 0 ? `${pictures} pictures of them` : "",
    inquiries > 0 ? `${inquiries} demo inquiries` : "",
    facts > 0 ? `${facts} facts of their trade` : "",
    profiles > 0 ? `${profiles} demo profiles` : "",
    balances > 0 ? `${balances} opening balances` : "",
  ];
  return made.filter(Boolean).join(", ");
}

function systemCtx(database: Database, name: string) {
  return {
    db: database.prisma,
    actor: { kind: "system", name },
    now: new Date(),
    origin: noOrigin,
  } as const;
}
