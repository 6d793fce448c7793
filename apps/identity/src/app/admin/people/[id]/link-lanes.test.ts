import type { PersonFile } from "@hutong/identity";
import { newId } from "@hutong/kernel";
import { expect, test } from "vitest";
import { linkLanes } from "./link-lanes.ts";

const now = new Date("2026-11-24T00:00:00Z");
const day = 86_400_000;

type Link = PersonFile["links"][number];

function link(loginName: string, who: string, startDay: number, days: number | null): Link {
  const startedAt = new Date(now.getTime() - startDay * day);
  return {
    id: newId(),
    realm: "retail",
    loginName,
    person: { userId: who as Link["person"]["userId"], displayName: who },
    proof: "proven",
    actorName: null,
    startedAt,
    endedAt: days === null ? null : new Date(startedAt.getTime() + days * day),
  };
}

test("each ID is a line, and whose it was a bar in it", () => {
  const drawn = linkLanes(
    [link("xixi", "her", 50, null), link("xixi", "boss", 100, 50), link("trade", "her", 25, null)],
    "her",
    now,
  );
  expect(drawn?.from).toEqual(new Date(now.getTime() - 100 * day));
  expect(drawn?.lanes).toMatchObject([
    {
      name: "retail/xixi",
      bars: [
        { from: 0, width: 50, isHers: false, ownerName: "boss", isOpen: false },
        { from: 50, width: 50, isHers: true, isOpen: true },
      ],
    },
    { name: "retail/trade", bars: [{ from: 75, width: 25, isHers: true }] },
  ]);
  expect(linkLanes([], "her", now)).toBeUndefined();
});

test.each([
  ["at this moment", 0, null],
  ["in the future", -1, null],
  ["for no time at all, long ago", 5_000, 0],
  ["ended later than now", 10, 5_000],
])("a bar that began %s stays in the drawing and is seen", (_when, start, days) => {
  const drawn = linkLanes([link("xixi", "her", 1_000, null), link("trade", "her", start, days)], "her", now);
  const bars = drawn?.lanes.flatMap((lane) => lane.bars) ?? [];
  expect(bars).toHaveLength(2);
  for (const { from, width } of bars) {
    expect(from).toBeGreaterThanOrEqual(0);
    expect(width).toBeGreaterThanOrEqual(1.5);
    expect(from + width).toBeLessThanOrEqual(100.001);
  }
});
