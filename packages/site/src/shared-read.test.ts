import { describe, expect, it } from "vitest";
import { sharedRead } from "./shared-read.ts";

describe("sharedRead", () => {
  it("reads once in its time, also for those who ask at once", async () => {
    let reads = 0;
    const read = async () => {
      reads += 1;
      return reads;
    };
    expect(
      await Promise.all([sharedRead("once", 5, read, 1_000), sharedRead("once", 5, read, 1_000)]),
    ).toEqual([1, 1]);
    expect(await sharedRead("once", 5, read, 5_999)).toBe(1);
    expect(await sharedRead("once", 5, read, 6_000)).toBe(2);
  });

  it("keeps different things apart", async () => {
    expect(await sharedRead("a", 5, async () => "a", 0)).toBe("a");
    expect(await sharedRead("b", 5, async () => "b", 0)).toBe("b");
  });

  it("does not keep a failure", async () => {
    await expect(sharedRead("fails", 5, () => Promise.reject(new Error("no")), 0)).rejects.toThrow("no");
    expect(await sharedRead("fails", 5, async () => "yes", 1)).toBe("yes");
  });
});
