import type { BusinessType, Realm } from "@hutong/db";

/** Recipient, mobile, district code, street, postcode. */
type DemoAddress = readonly [string, string, string, string, string];

export interface DemoProfile {
  readonly realm: Realm;
  readonly loginName: string;
  /** For an account without a shop of the demo world. */
  readonly texts?: Readonly<Record<"name" | "nameEn" | "region" | "intro" | "introEn", string>>;
  /** In Chinese and in English. */
  readonly notice?: readonly [string, string];
  readonly addresses: readonly DemoAddress[];
  readonly company?: {
    readonly legalName: string;
    /** The first 17 signs; the check sign is computed. */
    readonly creditCodeStart: string;
    readonly businessType: BusinessType;
    readonly registeredAddress: string;
    readonly contactName: string;
    readonly contactPhone: string;
  };
}

/** What the people of the demo world wrote about their accounts. */
export const demoProfiles: readonly DemoProfile[] = [
  {
    realm: "retail",
    loginName: "xixi",
    notice: [
      "本周三晚八点上新秋冬羊毛系列，老客先看。",
      "New winter wool this Wednesday at eight in the evening.",
    ],
    addresses: [
      ["西西", "13800138001", "330106", "文三路 259 号昌地火炬大厦 1 号楼 1203", "310012"],
      ["西西家仓库", "13800138001", "330109", "市心北路 108 号 3 号库", "311215"],
    ],
  },
  {
    realm: "retail",
    loginName: "xiaoxi",
    notice: [
      "棉麻下水会缩 2%，尺码表已按缩水后标注。",
      "Cotton and linen shrink by 2 %; the size chart shows sizes after washing.",
    ],
    addresses: [["小西", "13800138002", "320508", "平江路 86 号后院", "215005"]],
  },
  {
    realm: "wholesale",
    loginName: "xiaoxi-trade",
    texts: {
      name: "小西布衣商行",
      nameEn: "Xiaoxi Cotton Trading",
      region: "江苏 苏州",
      intro: "棉麻女装进货，每月补两次，先看样后下单。",
      introEn: "Buys cotton and linen women's wear, twice a month, samples first.",
    },
    addresses: [
      ["小西", "13800138002", "320508", "平江路 86 号后院", "215005"],
      ["布衣间仓库", "13800138002", "320505", "竹园路 209 号 5 幢一层", "215011"],
    ],
    company: {
      legalName: "苏州市姑苏区小西布衣商行",
      creditCodeStart: "92320508MA1XQ7K3H",
      businessType: "sole_trader",
      registeredAddress: "江苏省苏州市姑苏区平江路 86 号",
      contactName: "小西",
      contactPhone: "13800138002",
    },
  },
  {
    realm: "mall",
    loginName: "lan-mall",
    notice: [
      "通勤西装满两件包邮，七天内免费退换。",
      "Tailoring ships free from two pieces; returns within seven days.",
    ],
    addresses: [["岚序售后", "13800138003", "310105", "长宁路 1033 号 18 层", "200050"]],
  },
  {
    realm: "wholesale",
    loginName: "laobi",
    addresses: [["老毕", "13800138006", "330402", "中环南路 1882 号 2 号厂房", "314000"]],
    company: {
      legalName: "嘉兴市老毕服装厂",
      creditCodeStart: "91330402MA28B9T5X",
      businessType: "factory",
      registeredAddress: "浙江省嘉兴市南湖区中环南路 1882 号",
      contactName: "毕师傅",
      contactPhone: "0573-82051188",
    },
  },
];
