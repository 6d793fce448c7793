import { DomainError } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";

/** So old may the proof of who acts be before what must not be done with a borrowed browser (SECURITY 20). */
const freshMs = 10 * 60_000;

/**
 * Lets whoever proved who she is at most ten minutes ago pass, and the system. To be called by every verb that links,
 * moves money, changes a way in or writes for an administrator, before it changes anything.
 * @throws DomainError `reauthenticate`, `not_signed_in`
 */
export function assertFreshSignIn(ctx: IdentityCtx): void {
  const { actor, now } = ctx;
  if (actor.kind === "system") return;
  if (actor.kind !== "person") throw new DomainError("not_signed_in");
  const age = actor.authenticatedAt && now.getTime() - actor.authenticatedAt.getTime();
  // A minute into the future is a clock that runs ahead; more is no time at all.
  if (age === undefined || age > freshMs || age < -60_000) throw new DomainError("reauthenticate");
}
