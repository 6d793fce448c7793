import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goodsTerms } from "./goods-terms.ts";
import { normalText } from "./normal-text.ts";
import { maxWishParts, parseWish } from "./parse-wish.ts";
import { pinyinKeys } from "./pinyin-keys.ts";
import { pairsOf, runsOf } from "./segment.ts";
import { unfinishedWords } from "./unfinished-word.ts";
import { Vector } from "./vector.ts";

const dress = {
  titleZh: "法式方领泡泡袖连衣裙女秋款 收腰显瘦",
  titleEn: "French square-neck tea dress",
  category: "dresses",
  colours: ["ink"],
  attributes: ["棉、麻", "Cotton, Linen"],
  shopName: "小西的布衣间",
  shopNameEn: null,
};

describe("words of goods", () => {
  const { vector, words } = goodsTerms(dress);

  it.each([
    ["a word of the title", "'连衣裙':", "A"],
    ["two neighbours of it", "'衣裙':", "A"],
    ["a single character", "'裙':", "A"],
    ["its sound in full", "'/lianyiqun':", "D"],
    ["its initials", "'/lyq':", "D"],
    ["the sound of two words together", "'/paopaoxiulianyiqun':", "D"],
    ["what its colour is called by people", "'黑色':", "B"],
    ["what it is made of", "'棉':", "B"],
    ["the name of its shop", "'布衣':", "C"],
  ])("have %s", (_, term, weight) => {
    const place = vector.indexOf(term);
    expect(place, vector).toBeGreaterThanOrEqual(0);
    expect(vector.slice(place + term.length).split(" ")[0]).toMatch(new RegExp(`^\\d+${weight}$`));
  });

  it("suggest whole words, and no fragments", () => {
    expect(words).toEqual(expect.arrayContaining(["连衣裙", "泡泡袖", "收腰", "dress"]));
    expect(words).not.toContain("衣裙");
    expect(words.every((word) => [...word].length > 1)).toBe(true);
  });

  it("a word has its best weight, and quotes and backslashes are no syntax", () => {
    const one = new Vector();
    one.add("a'b\\", "C");
    one.add("a'b\\", "A");
    expect(String(one)).toBe("'a''b\\\\':1A");
  });
});

describe("text as it is compared", () => {
  it.each([
    ["Ｔ恤", "t恤"],
    ["連衣裙", "连衣裙"],
    ["MID-LENGTH", "mid-length"],
  ])("%s is %s", (text, plain) => expect(normalText(text)).toBe(plain));

  it("is the same however often it is made so", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = normalText(text);
        expect(normalText(once)).toBe(once);
      }),
    );
  });
});

describe("what was typed", () => {
  const plain = (text: string) => parseWish(text).map((part) => part.text);

  it.each([
    ["连衣裙", ["连衣裙"]],
    ["法式 连衣裙女秋款", ["法式", "连衣裙", "女", "秋款"]],
    ["red dress", ["red", "dress"]],
    ["a dress with pockets", ["dress", "pockets"]],
    ["lyq 羊绒", ["lyq", "羊绒"]],
    ["lian yi qun", ["lian yi qun"]],
    ["的", ["的"]],
    ["！？ 。", []],
    ["", []],
  ])("%s is %j", (text, words) => expect(plain(text)).toEqual(words));

  it("a long word is itself or each two neighbours of it", () => {
    expect(parseWish("连衣裙")[0]?.exact).toBe("'连衣裙' | '连衣' & '衣裙'");
    expect(parseWish("大衣")[0]?.exact).toBe("'大衣'");
  });

  it("letters are a word or a sound", () => {
    expect(parseWish("lyq")[0]).toMatchObject({ exact: "'lyq' | '/lyq'", english: "lyq" });
    expect(parseWish("lian yi qun")[0]).toMatchObject({ exact: "'/lianyiqun'", english: "lian yi qun" });
  });

  it("is never more than a few conditions, each with something in it, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parts = parseWish(text);
        expect(parts.length).toBeLessThanOrEqual(maxWishParts);
        for (const part of parts) expect(part.exact).toMatch(/^'.+'/s);
      }),
    );
  });
});

describe("sounds and beginnings", () => {
  it.each([
    ["连衣裙", "lianyiqun", "lyq"],
    ["女装", "nvzhuang", "nz"],
    ["长裙", "changqun", "cq"],
    ["重磅T恤", "zhongbangtxu", "zbtx"],
  ])("%s is %s or %s", (word, full, initials) => expect(pinyinKeys(word)).toEqual({ full, initials }));

  it.each([
    ["法式 连", [{ beginning: "连", before: "法式 " }]],
    ["lianyi", [{ beginning: "lianyi", before: "" }]],
    ["", []],
  ])("%s is being typed", (text, ways) => expect(unfinishedWords(text)).toEqual(ways));

  it("a run of Chinese may end in the beginning of a word", () => {
    expect(unfinishedWords("法式连").at(-1)).toEqual({ beginning: "连", before: "法式" });
  });

  it("text falls into stretches, and a stretch into neighbours", () => {
    expect(runsOf("T恤 2件").map(({ text }) => text)).toEqual(["t", "恤", "2", "件"]);
    expect(pairsOf("连衣裙")).toEqual(["连衣", "衣裙"]);
    expect(pairsOf("裙")).toEqual([]);
  });
});
