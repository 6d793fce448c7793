import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditCodeCheckSign, isCreditCode } from "./credit-code.ts";

const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const first17 = fc
  .array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 })
  .map((parts) => parts.join(""));

describe("unified social credit code", () => {
  it("knows codes that are on public papers", () => {
    // Alibaba (China) Co. Ltd., Tencent Computer Systems Co. Ltd., Huawei Technologies Co. Ltd.
    for (const code of ["91330100799655058B", "9144030071526726XG", "914403001922038216"])
      expect(isCreditCode(code), code).toBe(true);
  });

  it("refuses other lengths, letters that the alphabet leaves out, and small letters", () => {
    for (const code of [
      "",
      "9133010079965505",
      "91330100799655058I",
      "91330100799655058b",
      "91330100799655058B1",
    ])
      expect(isCreditCode(code), code).toBe(false);
  });

  it("catches each single wrong sign and each two neighbours that changed places", () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.nat(30), (start, place, other) => {
        const code = start + creditCodeCheckSign(start);
        expect(isCreditCode(code)).toBe(true);
        const wrong = code.slice(0, place) + signs[other] + code.slice(place + 1);
        expect(isCreditCode(wrong)).toBe(wrong === code);
        if (place === 17) return;
        const swapped = code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2);
        if (place < 16) expect(isCreditCode(swapped)).toBe(swapped === code);
      }),
    );
  });
});
