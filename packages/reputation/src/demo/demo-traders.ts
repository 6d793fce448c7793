import type { Realm } from "@hutong/db";

/** How a shop of the demo world trades. */
export interface DemoTrader {
  readonly realm: Realm;
  readonly name: string;
  /** Sales of the last twelve months. */
  readonly sales: number;
  /** Sales of the twelve months before, as a share of those. */
  readonly before: number;
  /** What an order comes to, in yuan: most lie around it. */
  readonly orderYuan: number;
  /** Share of sales to those who bought before. */
  readonly regulars: number;
  /** Share of sales that are refunded; a fifth of them in dispute. */
  readonly refunds: number;
  /** What it sells, most of it first; keys of the catalog. */
  readonly categories: readonly string[];
}

/** Realm/name | sales | before | yuan | regulars | refunds | categories. */
const table = `
retail/xixi | 920 | 0.8 | 186 | 0.38 | 0.021 | dresses knitwear outerwear bottoms tops bags
retail/xiaoxi | 410 | 0.9 | 142 | 0.46 | 0.014 | tops bottoms dresses accessories
retail/wanqing | 980 | 1.1 | 214 | 0.31 | 0.027 | dresses bottoms tops
retail/muzi | 620 | 0.7 | 96 | 0.52 | 0.012 | kids
retail/danian | 540 | 0.95 | 118 | 0.24 | 0.031 | tops bottoms denim
retail/qiao-denim | 1100 | 1 | 168 | 0.22 | 0.034 | denim
retail/xiaoman | 260 | 0.6 | 248 | 0.33 | 0.011 | knitwear
retail/tangtang | 190 | 0.5 | 89 | 0.19 | 0.042 | tops bottoms
retail/yeyu | 360 | 0.85 | 276 | 0.41 | 0.018 | hanfu
retail/haibian | 430 | 1.3 | 157 | 0.29 | 0.02 | tops bottoms
retail/bamboo | 380 | 0.75 | 134 | 0.36 | 0.016 | sportswear
retail/gugu | 760 | 0.9 | 146 | 0.44 | 0.022 | tops dresses bottoms denim
retail/weekend | 64 | 0.6 | 180 | 0.12 | 0.03 | tops denim
retail/lulu-home | 690 | 0.8 | 112 | 0.48 | 0.013 | homewear
mall/lan-mall | 1400 | 0.92 | 612 | 0.34 | 0.029 | outerwear knitwear bottoms tops bags shoes
wholesale/laobi | 340 | 0.85 | 9400 | 0.71 | 0.009 | knitwear denim basics
wholesale/huasheng | 210 | 1 | 12800 | 0.66 | 0.011 | womenswear
wholesale/jinyi-denim | 260 | 0.9 | 11200 | 0.62 | 0.013 | denim
wholesale/yunshang | 180 | 0.8 | 8600 | 0.58 | 0.01 | womenswear
wholesale/xiaodouding | 240 | 0.75 | 6200 | 0.64 | 0.008 | kidswear
wholesale/northwind | 150 | 1.2 | 21500 | 0.55 | 0.015 | outerwear
wholesale/lancai | 170 | 0.7 | 7300 | 0.6 | 0.012 | sportswear
wholesale/silkroad | 90 | 0.9 | 18400 | 0.57 | 0.007 | silk
wholesale/basic-lab | 320 | 0.85 | 5400 | 0.69 | 0.01 | basics
`;

export const demoTraders: readonly DemoTrader[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [who = "", sales, before, yuan, regulars, refunds, categories = ""] = line.split(" | ");
    const [realm, name = ""] = who.split("/");
    return {
      realm: realm as Realm, // the table above
      name,
      sales: Number(sales),
      before: Number(before),
      orderYuan: Number(yuan),
      regulars: Number(regulars),
      refunds: Number(refunds),
      categories: categories.split(" "),
    };
  });

/** 小西's older wholesale ID: who buys, and from whom. */
export const demoBuyer = { realm: "wholesale", name: "xiaoxi-trade" } as const;
export const demoBuyersSuppliers = ["laobi", "basic-lab", "lancai", "silkroad"] as const;

/** How often a supplier earned or lost points in the last year, by reason. */
export const demoGenerosity: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  laobi: {
    sample_given: 9,
    small_order_taken: 14,
    restock_small: 11,
    terms_granted: 3,
    return_taken: 5,
    shipped_early: 16,
    shipped_late: 2,
  },
  huasheng: { sample_given: 4, small_order_taken: 3, shipped_early: 9, return_refused: 1 },
  "jinyi-denim": { sample_given: 6, restock_small: 7, freight_borne: 4, shipped_late: 3 },
  yunshang: { sample_given: 7, small_order_taken: 6, return_taken: 3 },
  xiaodouding: { small_order_taken: 12, restock_small: 9, shipped_early: 6 },
  northwind: { terms_granted: 4, shipped_late: 4, return_refused: 1 },
  lancai: { sample_given: 5, shipped_early: 8, freight_borne: 2 },
  silkroad: { sample_given: 3, return_taken: 2, terms_granted: 1 },
  "basic-lab": { small_order_taken: 21, restock_small: 17, shipped_early: 13, dispute_lost: 1 },
};

/** The same of the buyer. */
export const demoIntegrity: Readonly<Record<string, number>> = {
  paid_on_time: 27,
  terms_paid_early: 2,
  received_promptly: 19,
  reviewed_with_pictures: 8,
  steady_year: 1,
  paid_late: 1,
  order_cancelled: 2,
};
