import { type RawAnswer, readBuilt, type SiteName, sites } from "@hutong/testing/e2e";
import { expect, test } from "@playwright/test";
import { identityTable } from "./authorization/identity-table.ts";
import { lookOf, masked, outcomeOf } from "./authorization/looks.ts";
import {
  type ActionEntry,
  type Elsewhere,
  isSignedIn,
  mayCome,
  type Objects,
  type Played,
  type RouteEntry,
  type Table,
} from "./authorization/matrix.ts";
import { makePlayers, opened, type Player, sharedPlayers } from "./authorization/players.ts";
import { retailTable } from "./authorization/retail-table.ts";
import { wholesaleTable } from "./authorization/wholesale-table.ts";

const tables: Readonly<Record<SiteName, Table>> = {
  identity: identityTable,
  wholesale: wholesaleTable,
  retail: retailTable,
};

/** Asks for the thing with this id, as this player. */
type Ask = (player: Player, id: string) => Promise<RawAnswer>;

for (const site of ["identity", "wholesale", "retail"] as const) {
  const { routes, actions } = tables[site];

  test(`SECURITY 28: every route and action of the ${site} site is in the table`, async () => {
    const built = await readBuilt(site);
    expect(Object.keys(routes).sort()).toEqual([...built.routes].sort());
    expect(Object.keys(actions).sort()).toEqual(Object.keys(built.actions).sort());
  });

  for (const [route, entry] of Object.entries(routes).filter(isPlayed)) {
    test(`SECURITY 28: ${site} ${route}`, () =>
      play(entry, (player, id) => visit(site, route, entry, player, id)));
  }

  for (const [name, entry] of Object.entries(actions).filter(isPlayed)) {
    test(`SECURITY 28: ${site} ${name}`, async () => {
      const { actions: ids } = await readBuilt(site);
      await play(entry, (player, id) => act(site, ids[name] ?? "", entry, player, id));
    });
  }
}

function isPlayed<E extends Played>(pair: [string, E | Elsewhere]): pair is [string, E] {
  return !("elsewhere" in pair[1]);
}

async function play(entry: Played, ask: Ask): Promise<void> {
  const players = entry.harms ? await makePlayers() : await sharedPlayers();
  for (const player of players) {
    const objects: Objects = (await entry.objects?.({
      userId: player.userId,
      open: (address) => opened(player, address),
    })) ?? { own: "", missing: "" };
    if (mayCome(player.name, entry.audience)) await playAdmitted(entry, player, objects, ask);
    else await playTurnedAway(entry, player, objects, ask);
  }
}

async function playAdmitted(entry: Played, player: Player, objects: Objects, ask: Ask): Promise<void> {
  const gets = (isSignedIn(player.name) ? entry.gets : (entry.signedOut ?? entry.gets)) ?? "200";
  const { own, anothers, missing } = objects;
  // First what is not hers: her own may be gone afterwards.
  if (entry.objects) {
    const nobodys = await ask(player, missing);
    expect.soft(nobodys.status, `${player.name}: missing`).toBeLessThan(500);
    if (anothers !== undefined) {
      const look = lookOf(await ask(player, anothers), anothers);
      expect.soft(look, `${player.name}: another's looks like a missing one`).toBe(lookOf(nobodys, missing));
    }
  }
  expect.soft(masked(outcomeOf(await ask(player, own)), own), `${player.name}: own`).toBe(gets);
}

async function playTurnedAway(entry: Played, player: Player, objects: Objects, ask: Ask): Promise<void> {
  const away = entry.audience === "signed in" ? ["→ /login", "refused"] : ["404"];
  const looks = new Set<string>();
  for (const id of new Set([objects.own, objects.anothers ?? objects.own, objects.missing])) {
    const answer = await ask(player, id);
    expect.soft(away, `${player.name} is turned away`).toContain(outcomeOf(answer));
    looks.add(lookOf(answer, id));
  }
  expect.soft(looks.size, `${player.name}: all look the same`).toBe(1);
}

function visit(
  site: SiteName,
  route: string,
  entry: RouteEntry,
  player: Player,
  id: string,
): Promise<RawAnswer> {
  const path = entry.at?.(id) ?? route.replace(/\[[^\]]+\]/, encodeURIComponent(id));
  const url = new URL(path, sites[site]);
  const stop = { stopAt: () => true };
  return entry.post ? player.visitor.post(url, entry.post(id), stop) : player.visitor.get(url, stop);
}

const idle = { status: "idle", errors: [], fields: {}, values: {} };

/** Calls a server action as its page's script does: React's encoding of its arguments, with the form as a part of it. */
function act(
  site: SiteName,
  actionId: string,
  entry: ActionEntry,
  player: Player,
  id: string,
): Promise<RawAnswer> {
  const boundary = "----matrix";
  const fields = {
    ...Object.fromEntries(Object.entries(entry.form(id)).map(([name, value]) => [`_1_${name}`, value])),
    0: JSON.stringify([
      ...(entry.bound ? [entry.bound(id)].flat() : []),
      ...(entry.hasState ? [idle] : []),
      "$K1",
    ]),
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  // The root comes last, when all that it points to is there.
  const body = `${parts.toReversed().join("")}--${boundary}--\r\n`;
  return player.visitor.send(
    new URL(typeof entry.on === "string" ? entry.on : entry.on(id), sites[site]),
    body,
    {
      "next-action": actionId,
      accept: "text/x-component",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
  );
}
