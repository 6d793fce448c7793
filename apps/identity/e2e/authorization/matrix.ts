/**
 * The authorization matrix (SECURITY 28): who gets what, route by route and action by action.
 *
 * **A new page, route handler or server action needs a line in its site's table** (`identity-table.ts`,
 * `retail-table.ts`, `wholesale-table.ts` beside this file): the test reads what the build holds and fails for whatever
 * a table does not name. The name of a route is its folder as Next has it, of an action its file below `src/app` (or
 * from the root, for those of packages), `#` and its name. The line says for whom it is:
 *
 * - `everybody`: everyone gets the same;
 * - `signedIn`: anonymous and frozen people are sent to sign in (a form's action may refuse instead);
 * - `administrators("auditor", "owner")`: everybody else gets a 404, the same whatever was asked for.
 *
 * Where the address or the form names something that belongs to somebody, `objects` makes it: one of the player's own,
 * another's, and one that is missing. The test plays all three, and another's and the missing one must look the same:
 * status, way on, and every word. `gets` is what whoever may come in gets where it is not 200: another status, or
 * `→ /path`, with `ID` in the place of the id.
 */
import type { AdminRole } from "@hutong/identity";

export const playerNames = [
  "anonymous",
  "buyer A",
  "buyer B",
  "staff of A",
  "frozen",
  "support",
  "operator",
  "auditor",
  "owner",
] as const;

export type PlayerName = (typeof playerNames)[number];

type Audience = "everybody" | "signed in" | readonly AdminRole[];

type Fields = Readonly<Record<string, string>>;

/** Ids of a thing: the player's, somebody else's, nobody's. */
export interface Objects {
  readonly own: string;
  /** Undefined for what belongs to nobody: goods, shops. */
  readonly anothers?: string;
  readonly missing: string;
}

export interface Played {
  readonly audience: Audience;
  /** What the admitted get: a status, or `→ /path`; `signedOut` where it differs for people who are not signed in. */
  readonly gets?: string;
  readonly signedOut?: string;
  /** Makes the things that the address or the form names, for a player (`userId` undefined: nobody is signed in). */
  readonly objects?: MakeObjects;
  /** Ends sessions or changes the players: it gets players of its own. */
  readonly harms?: boolean;
}

export type MakeObjects = (player: {
  readonly userId: string | undefined;
  /** Opens an address in the player's own browser. @returns where it came out */
  readonly open: (address: string) => Promise<URL>;
}) => Promise<Objects>;

/** A page or route handler. */
export interface RouteEntry extends Played {
  /** The address, where it is not the route itself with the id in its brackets. */
  readonly at?: (id: string) => string;
  /** A form that is posted there; without it the route is opened. */
  readonly post?: (id: string) => Fields;
}

/** A server action. */
export interface ActionEntry extends Played {
  /** A page that has it. */
  readonly on: string | ((id: string) => string);
  /** What the page has bound to it: its first argument, or a list of its first ones. */
  readonly bound?: (id: string) => unknown;
  readonly form: (id: string) => Fields;
  /** It is one for `useActionState`: the state before comes first. */
  readonly hasState?: boolean;
}

/** Not played here, and why not. */
export interface Elsewhere {
  readonly elsewhere: string;
}

export interface Table {
  readonly routes: Readonly<Record<string, RouteEntry | Elsewhere>>;
  readonly actions: Readonly<Record<string, ActionEntry | Elsewhere>>;
}

export const everybody = { audience: "everybody" } as const;
export const signedIn = { audience: "signed in" } as const;

/** Administrators of these roles; of every role without any. */
export function administrators(...roles: AdminRole[]): { readonly audience: readonly AdminRole[] } {
  return { audience: roles.length > 0 ? roles : ["support", "operator", "auditor", "owner"] };
}

/** True if a player may come in. */
export function mayCome(name: PlayerName, audience: Audience): boolean {
  if (audience === "everybody") return true;
  if (audience === "signed in") return isSignedIn(name);
  return audience.some((role) => role === name);
}

/** A frozen person's session is worth nothing. */
export function isSignedIn(name: PlayerName): boolean {
  return name !== "anonymous" && name !== "frozen";
}
