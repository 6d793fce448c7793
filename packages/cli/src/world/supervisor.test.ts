import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { supervise } from "./supervisor.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A process that ends when told. */
function part() {
  let end = () => {};
  return {
    onExit: (listener: () => void) => {
      end = listener;
    },
    crash: () => end(),
  };
}

describe("supervising", () => {
  it("starts again a little later each time and gives up at the fifth crash of a minute", async () => {
    const events: string[] = [];
    let current = part();
    supervise({
      name: "it",
      first: current,
      restart: async () => {
        current = part();
        return current;
      },
      tell: (event) => void events.push(event),
    });
    for (let crash = 1; crash <= 5; crash += 1) {
      current.crash();
      await vi.advanceTimersByTimeAsync(crash * 1_000 - 1);
      expect(events.filter((event) => event === "back")).toHaveLength(crash - 1);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(events.at(-1)).toBe("given_up");
    expect(events.filter((event) => event === "back")).toHaveLength(4);
  });

  it("a crash a minute is no reason to give up; once ended nothing is started again", async () => {
    const events: string[] = [];
    let current = part();
    const watch = supervise({
      name: "it",
      first: current,
      restart: async () => {
        current = part();
        return current;
      },
      tell: (event) => void events.push(event),
    });
    for (let crash = 1; crash <= 8; crash += 1) {
      current.crash();
      await vi.advanceTimersByTimeAsync(61_000);
    }
    expect(events).not.toContain("given_up");
    watch.end();
    const before = events.length;
    current.crash();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(events).toHaveLength(before);
  });
});
