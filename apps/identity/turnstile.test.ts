import { describe, expect, it } from "vitest";
import { Turnstile } from "./turnstile.ts";

const turn = () => new Promise<void>((next) => setImmediate(next));

describe("the turnstile", () => {
  it("lets a few through in a turn, in order, and everybody in the end", async () => {
    const turnstile = new Turnstile();
    const passed: number[] = [];
    for (let index = 0; index < 20; index += 1) void turnstile.pass().then(() => passed.push(index));
    const seen: number[] = [];
    for (let turns = 0; turns < 5; turns += 1) {
      seen.push(passed.length);
      await turn();
    }
    expect(seen.slice(0, 4)).toEqual([0, 8, 16, 20]);
    expect(passed).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("lets more through where the line is long, so that nobody stands in it for long", async () => {
    const turnstile = new Turnstile();
    let passed = 0;
    for (let index = 0; index < 1_000; index += 1) void turnstile.pass().then(() => (passed += 1));
    let turns = 0;
    for (; passed < 1_000; turns += 1) await turn();
    expect(turns).toBeLessThan(50);
  });
});
