import {
  type FreshPersonOptions,
  freshPerson,
  freshSeat,
  freshSessions,
  type SiteName,
  sessionCookie,
  sites,
  sql,
  Visitor,
} from "@hutong/testing/e2e";
import { type PlayerName, playerNames } from "./matrix.ts";

export interface Player {
  readonly name: PlayerName;
  readonly userId: string | undefined;
  readonly visitor: Visitor;
}

const siteNames: readonly SiteName[] = ["identity", "wholesale", "retail"];

const optionsOf: Partial<Record<PlayerName, FreshPersonOptions>> = {
  support: { adminRole: "support" },
  operator: { adminRole: "operator" },
  auditor: { adminRole: "auditor" },
  owner: { adminRole: "owner" },
};

/** Everybody who plays, each in a browser of their own, signed in at all three sites as far as they can be. */
export async function makePlayers(): Promise<Player[]> {
  const shopkeeper = await freshPerson({ displayName: "A" });
  const players: Player[] = [];
  for (const name of playerNames) {
    const visitor = new Visitor();
    if (name === "anonymous") players.push({ name, userId: undefined, visitor });
    else {
      const person = name === "buyer A" ? shopkeeper : await freshPerson(optionsOf[name]);
      const seat = name === "staff of A" ? await freshSeat(shopkeeper, person, "staff") : undefined;
      const accountId = seat?.accountId ?? (await accountOf(person.userId));
      const { token } = await freshSessions(
        { userId: person.userId, accountId, seatId: seat?.seatId ?? null },
        siteNames,
      );
      for (const site of siteNames) visitor.carry(site, sessionCookie, token[site] ?? "");
      if (name === "frozen") await sql("update users set status = 'frozen' where id = $1", [person.userId]);
      players.push({ name, userId: person.userId, visitor });
    }
  }
  return players;
}

async function accountOf(userId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }>("select id from accounts where user_id = $1", [userId]);
  return row?.id ?? null;
}

/** Ten minutes after a sign-in pages of weight ask for a new one: before that the players are others. */
const freshMs = 4 * 60_000;

let shared: { readonly players: Promise<Player[]>; readonly untilMs: number } | undefined;

/** The players of this worker, signed in a few minutes ago at most; nobody harms them. */
export function sharedPlayers(): Promise<Player[]> {
  const nowMs = performance.now();
  if (!shared || nowMs > shared.untilMs) shared = { players: makePlayers(), untilMs: nowMs + freshMs };
  return shared.players;
}

/** Where a player comes out who opens an address of ours. */
export async function opened(player: Player, address: string): Promise<URL> {
  return (await player.visitor.get(new URL(address, sites.identity))).url;
}
