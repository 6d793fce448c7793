import type { UserId } from "./ids.ts";

/** Who acts: a person, or the system itself (a job, the seed, the operator's tool). */
export type Actor =
  | {
      readonly kind: "person";
      readonly userId: UserId;
      /** When she last proved who she is in this browser; where it is not known, it counts as long ago. */
      readonly authenticatedAt?: Date;
    }
  | { readonly kind: "anonymous" }
  | { readonly kind: "system"; readonly name: string };

/** Where the request came from, for the audit and the throttles. */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

/** What every verb gets: no globals, no clock, no environment inside. */
export interface Ctx<Db> {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly origin: Origin;
}

/** The origin of what the system does by itself. */
export const noOrigin: Origin = { ip: null, userAgent: null, requestId: null };
