import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparable, suspicionsOf } from "./check-words.ts";

describe("suspicionsOf", () => {
  it.each([
    "偏小，建议拍大一码。面料很舒服，洗了两次没有褪色。",
    "160cm 55kg 穿 M 刚好，胸围 92，腰 70",
    "第 3 次回购了，5 天到的，颜色和图片一样",
    "Runs small, order one size up. 100% cotton, washed at 30 degrees.",
    "一二三四都试过，还是这件最合身",
    "",
  ])("lets a buyer's words pass: %s", (text) => {
    expect(suspicionsOf(text, ["返现"])).toEqual([]);
  });

  it.each([
    ["看这里 https://example.com/a", "link"],
    ["www.cheaper-dress.cn 更便宜", "link"],
    ["去 cheap-shop.top 买", "link"],
    ["有问题打 13800138000", "phone"],
    ["138-0013-8000", "phone"],
    ["１３８ ００１３ ８０００", "phone"],
    ["一三八零零一三八零零零", "phone"],
    ["+86 138 0013 8000", "phone"],
    ["0573-82051234", "phone"],
    ["加微信聊", "contact"],
    ["加 V 信", "contact"],
    ["微\u200b信找我", "contact"],
    ["qq: 12345678", "contact"],
    ["写信给 me@mail.example", "contact"],
    ["好评返 现 5 元", "word"],
  ] as const)("holds %s for a %s", (text, what) => {
    expect(suspicionsOf(text, ["返现"])).toContain(what);
  });

  it("a word of the list is found whatever is put between its signs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(" ", "\u200b", "·", "*", "，", "\n"), { minLength: 1, maxLength: 3 }),
        fc.string({ maxLength: 20 }),
        (between, around) => {
          const text = `${around}刷${between.join("")}单${around}`;
          expect(suspicionsOf(text, [comparable("刷单")])).toContain("word");
        },
      ),
    );
  });
});
