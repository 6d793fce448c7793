import { describe, expect, it } from "vitest";
import { Turnstile } from "./turnstile.ts";

const turn = () => new Promise<void>((next) => setImmediate(next));

/** How many had passed before each of the next turns. */
async function watch(turnstile: Turnstile, count: number, eachTurn: () => void = () => undefined) {
  const passed: number[] = [];
  for (let index = 0; index < count; index += 1) void turnstile.pass().then(() => passed.push(index));
  const seen: number[] = [];
  while (passed.length < count) {
    seen.push(passed.length);
    eachTurn();
    await turn();
  }
  expect(passed).toEqual(Array.from({ length: count }, (_, index) => index));
  return seen;
}

describe("the turnstile", () => {
  it("lets a few through in a turn, in order, and everybody in the end", async () => {
    expect(await watch(new Turnstile(() => 0), 20)).toEqual([0, 8, 16]);
  });

  it("lets more through where the line is long", async () => {
    expect((await watch(new Turnstile(() => 0), 1_000)).slice(0, 3)).toEqual([0, 200, 360]);
  });

  it("lets everybody through who has waited long", async () => {
    let now = 0;
    const slow = new Turnstile(() => now);
    expect(await watch(slow, 1_000, () => (now += 25))).toEqual([0, 200]);
  });
});
