import { expect, test } from "vitest";
import { bandOf, repeatBandsBp, turnoverBandsFen } from "./bands.ts";

test.each([
  [-5n, 0],
  [0n, 0],
  [999_999n, 0],
  [1_000_000n, 1],
  [4_999_999_999n, 7],
  [5_000_000_000n, 8],
  [10n ** 15n, 8],
] as const)("a turnover of %i fen is in band %i", (fen, band) => {
  expect(bandOf(turnoverBandsFen, fen)).toBe(band);
});

test("bands begin at nothing and rise", () => {
  for (const leasts of [turnoverBandsFen, repeatBandsBp]) {
    expect(Number(leasts[0])).toBe(0);
    expect([...leasts].every((least, index) => index === 0 || least > (leasts[index - 1] ?? least))).toBe(
      true,
    );
  }
});
