import { describe, expect, it } from "vitest";
import { overlapMs, shownSecret, signingSecrets } from "./secret.ts";

const house = Buffer.alloc(32, 9).toString("base64url");
const now = new Date("2026-11-24T02:00:00Z");
const id = "0192f7a0-0000-7000-8000-000000000001";

describe("secrets of webhooks", () => {
  it("are of one endpoint and one generation, 32 bytes", () => {
    const one = shownSecret(house, { id, generation: 1 });
    expect(Buffer.from(one.replace("whsec_", ""), "base64")).toHaveLength(32);
    expect(shownSecret(house, { id, generation: 1 })).toBe(one);
    expect(shownSecret(house, { id, generation: 2 })).not.toBe(one);
    expect(shownSecret(house, { id: `${id.slice(0, -1)}2`, generation: 1 })).not.toBe(one);
  });

  it("sign in pairs for a day after a change, the new one first", () => {
    const at = (ms: number) => ({ id, generation: 2, rotatedAt: new Date(now.getTime() - ms) });
    const both = signingSecrets(house, at(overlapMs - 1), now);
    expect(both).toHaveLength(2);
    expect(signingSecrets(house, at(overlapMs), now)).toEqual([both[0]]);
    expect(signingSecrets(house, { id, generation: 1, rotatedAt: null }, now)).toEqual([both[1]]);
  });
});
