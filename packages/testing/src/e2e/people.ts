import { createHash, randomBytes } from "node:crypto";
import { type Database, openDatabase, type Realm } from "@hutong/db";
import { type CreatedClient, createClient } from "@hutong/identity/clients";
import { noOrigin } from "@hutong/kernel";
import { makePerson, makeSeat, type NewPerson, testPassword } from "../people.ts";
import { sql } from "./database.ts";
import { databaseUrl, sites } from "./env.ts";

/** A name that nobody has: tests run in parallel, and again, against one world. */
export function freshName(prefix = "e2e"): string {
  return `${prefix}-${randomBytes(5).toString("hex")}`;
}

/** A mobile number in use nowhere, as it is stored. */
export function freshMobile(): string {
  return `+86139${String(randomBytes(6).readUIntBE(0, 6) % 100_000_000).padStart(8, "0")}`;
}

export interface FreshPerson {
  readonly userId: string;
  /** Her login name in her realm. */
  readonly name: string;
  readonly realm: Realm;
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly memberNo: string;
}

export interface FreshPersonOptions
  extends Pick<NewPerson, "status" | "password" | "contacts" | "adminRole"> {
  readonly realm?: Realm;
  readonly name?: string;
  readonly displayName?: string;
}

/** Makes a person of the test's own: one ID (retail by default), a proven e-mail address, a password. */
export async function freshPerson(options: FreshPersonOptions = {}): Promise<FreshPerson> {
  const { realm = "retail", name = freshName(), contacts = [], ...rest } = options;
  const displayName = options.displayName ?? `人 ${name}`;
  const email = `${freshName("mail")}@example.com`;
  const { userId } = await withDatabase(({ prisma }) =>
    makePerson(prisma, {
      ...rest,
      displayName,
      ids: [`${realm}/${name}`],
      contacts: [{ kind: "email", value: email, verified: true }, ...contacts],
    }),
  );
  const [account] = await sql<{ member_no: string }>("select member_no from accounts where user_id = $1", [
    userId,
  ]);
  const password = options.password ?? testPassword;
  return { userId, name, realm, email, password, displayName, memberNo: account?.member_no ?? "" };
}

/** Gives a person a seat in the shop of another. */
export async function freshSeat(
  owner: FreshPerson,
  staff: FreshPerson,
  seatName: string,
): Promise<{ readonly identifier: string; readonly accountId: string; readonly seatId: string }> {
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [owner.userId]);
  if (!account) throw new Error(`${owner.name} has no ID`);
  const seatId = await withDatabase(({ prisma }) =>
    makeSeat(prisma, { accountId: account.id, userId: staff.userId, name: seatName }),
  );
  return { identifier: `${owner.name}:${seatName}`, accountId: account.id, seatId };
}

/** Registers a site that is not ours and asks for consent. */
export function freshSite(input: Parameters<typeof createClient>[1]): Promise<CreatedClient> {
  return withDatabase(({ prisma }) =>
    createClient(
      { db: prisma, actor: { kind: "system", name: "e2e" }, now: new Date(), origin: noOrigin },
      input,
    ),
  );
}

/** Registers such a site. @returns the address where its sign-in begins */
export async function freshClient(): Promise<string> {
  const redirectUri = "http://bookkeeper.localhost:9/callback";
  const { clientId } = await freshSite({ name: "A bookkeeper's site", redirectUris: [redirectUri] });
  const challenge = createHash("sha256").update("v".repeat(43)).digest("base64url");
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid profile email site_accounts",
    state: "s".repeat(22),
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  return `${sites.identity}/oauth/authorize?${query}`;
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({
    connectionString: databaseUrl,
    applicationName: "hutong-e2e",
    maxConnections: 1,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
