import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "../messages/en.json" with { type: "json" };
import zh from "../messages/zh-CN.json" with { type: "json" };
import { claimWords, repeatBandWords, type SaidClaim, turnoverBandWords } from "./claim-words.ts";

const now = new Date("2026-11-24T04:00:00Z");
const level = (key: string, values?: { count: number }) => `${values?.count ?? ""} ${key}`.trim();
const chinese = {
  level,
  t: createTranslator({ locale: "zh-CN", messages: zh, namespace: "claim" }),
  locale: "zh-CN",
  now,
};
const english = {
  level,
  t: createTranslator({ locale: "en", messages: en, namespace: "claim" }),
  locale: "en",
  now,
};

const rating = (averageMilli: number, tradeAverageMilli: number | null) => ({
  averageMilli,
  tradeAverageMilli,
});

const said: [SaidClaim, string, string][] = [
  [{ claim: "level", value: { points: 20_400 } }, "2 crown · 20,400", "2 crown · 20,400"],
  [{ claim: "positive_rate", value: { rateBp: 9_876 } }, "98.76%", "98.76%"],
  [{ claim: "dispute_rate", value: { rateBp: 0 } }, "0%", "0%"],
  [
    { claim: "turnover_band", value: { band: 2, trend: "up" } },
    "¥5万–¥10万 · 较上年上升",
    "¥50K–¥100K · more than the year before",
  ],
  [{ claim: "turnover_band", value: { band: 8, trend: null } }, "¥5000万 以上", "¥50M and more"],
  [{ claim: "repeat_band", value: { band: 0 } }, "5% 以下", "below 5%"],
  [
    { claim: "opened_since", value: { openedOn: "2019-11-25" } },
    "2019年11月25日 开店，满 6 年",
    "Nov 25, 2019, 6 full years",
  ],
  [
    { claim: "opened_since", value: { openedOn: "2026-03-01" } },
    "2026年3月1日 开店，满 0 年",
    "Mar 1, 2026, less than a year",
  ],
  [
    { claim: "main_categories", value: { categories: ["dresses", "from-tomorrow"] } },
    "连衣裙、from-tomorrow",
    "Dresses, from-tomorrow",
  ],
  [
    {
      claim: "detailed_ratings",
      value: {
        description: rating(4_876, 4_800),
        service: rating(4_905, null),
        delivery: rating(5_000, 4_700),
      },
    },
    "描述相符 4.88（同行 4.80） · 卖家服务 4.91 · 物流服务 5.00（同行 4.70）",
    "As described 4.88 (trade 4.80) · Service 4.91 · Delivery 5.00 (trade 4.70)",
  ],
];

describe("what a claim says", () => {
  it.each(said)("%j", (claim, inChinese, inEnglish) => {
    expect([claimWords(claim, chinese), claimWords(claim, english)]).toEqual([inChinese, inEnglish]);
  });

  it("has words for every band", () => {
    for (const reader of [chinese, english]) {
      expect(new Set(turnoverBandWords(reader.t, reader.locale)).size).toBe(9);
      expect(new Set(repeatBandWords(reader.t, reader.locale)).size).toBe(7);
    }
  });
});
