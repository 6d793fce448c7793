import { type Database, openDatabase } from "@hutong/db";
import { ensureFirstPartyClients } from "@hutong/identity/clients";
import type { WorldEnv } from "../env.ts";
import type { WorldSecrets } from "../secrets.ts";

/**
 * Makes the three sites known to the identity provider and, in a demo world, its people and their goods.
 * @returns what was made for people to read; empty when all was there
 */
export async function populate(env: WorldEnv, secrets: WorldSecrets, url: string): Promise<string> {
  const database = openDatabase({ connectionString: url, applicationName: "hutong launcher", maxConnections: 3 });
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
    return env.seed === "demo" ? await seedDemo(database) : "";
  } finally {
    await database.close();
  }
}

async function seedDemo(_database: Database): Promise<string> {
  return "";
}
