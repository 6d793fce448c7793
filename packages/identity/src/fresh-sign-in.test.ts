import { noOrigin, type UserId } from "@hutong/kernel";
import { describe, expect, it } from "vitest";
import type { IdentityCtx } from "./context.ts";
import { assertFreshSignIn } from "./fresh-sign-in.ts";

const now = new Date("2026-11-23T12:00:00Z");
const userId = "019a0000-0000-7000-8000-000000000001" as UserId; // a made-up id

/** The context of somebody who proved who she is so many seconds ago. */
function ctx(actor: IdentityCtx["actor"]): IdentityCtx {
  // No statement is run by what is tested.
  return { db: undefined as never, actor, now, origin: noOrigin };
}

function provedSecondsAgo(seconds: number): IdentityCtx {
  return ctx({ kind: "person", userId, authenticatedAt: new Date(now.getTime() - seconds * 1_000) });
}

describe("SECURITY 20: a proof of who acts that is at most ten minutes old", () => {
  it.each([0, 1, 599, 600, -30])("lets %i seconds pass", (seconds) => {
    expect(() => assertFreshSignIn(provedSecondsAgo(seconds))).not.toThrow();
  });

  it.each([601, 3_600, 30 * 86_400, -61])("asks again after %i seconds", (seconds) => {
    expect(() => assertFreshSignIn(provedSecondsAgo(seconds))).toThrow(
      expect.objectContaining({ code: "reauthenticate" }),
    );
  });

  it("asks again where nobody knows when it was", () => {
    expect(() => assertFreshSignIn(ctx({ kind: "person", userId }))).toThrow(
      expect.objectContaining({ code: "reauthenticate" }),
    );
  });

  it("lets the system pass, and nobody at all not", () => {
    expect(() => assertFreshSignIn(ctx({ kind: "system", name: "test" }))).not.toThrow();
    expect(() => assertFreshSignIn(ctx({ kind: "anonymous" }))).toThrow(
      expect.objectContaining({ code: "not_signed_in" }),
    );
  });
});
