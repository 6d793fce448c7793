import { type DemoPerson, shop } from "./demo-person.ts";

/** The people whom the docs name; their facts are part of the contract. */
export const mainPeople: readonly DemoPerson[] = [
  {
    name: "xixi",
    displayName: "西西",
    mobile: "+8613800138001",
    account: {
      realm: "retail",
      registeredAt: "2019-03-12T08:20:00Z",
      shop: shop(
        "shop",
        ["西西家衣橱", "Xixi's Wardrobe"],
        "浙江 杭州",
        [
          "七年女装老店，自己试穿自己拍，每周三上新。",
          "Seven years of women's wear. We try on and photograph every piece ourselves; new styles each Wednesday.",
        ],
        ["2019-03-20T02:00:00Z", 12_643, 9890],
      ),
    },
  },
  {
    name: "xiaoxi",
    displayName: "小西",
    mobile: "+8613800138002",
    account: {
      realm: "retail",
      registeredAt: "2021-06-01T11:05:00Z",
      shop: shop(
        "shop",
        ["小西的布衣间", "Xiaoxi Cotton Room"],
        "江苏 苏州",
        [
          "棉麻日常衣，耐洗耐穿，尺码全到 XXL。",
          "Everyday cotton and linen that washes and wears well, in sizes up to XXL.",
        ],
        ["2021-06-18T02:00:00Z", 3_418, 9931],
      ),
    },
  },
  {
    // An older wholesale buyer ID of 小西: a person of its own until she links it.
    name: "xiaoxi-trade",
    displayName: "小西（进货）",
    account: { realm: "wholesale", registeredAt: "2020-11-09T07:40:00Z" },
  },
  {
    name: "lan-mall",
    displayName: "阿岚",
    account: {
      realm: "mall",
      registeredAt: "2018-09-03T03:00:00Z",
      shop: shop(
        "flagship",
        ["岚序旗舰店", "Lanxu Flagship Store"],
        "上海",
        [
          "岚序 LANXU 官方旗舰店：通勤西装与针织。",
          "The official store of LANXU: tailoring and knitwear for working days.",
        ],
        ["2018-10-10T02:00:00Z", 68_204, 9812],
      ),
    },
  },
  {
    name: "min-deals",
    displayName: "小敏",
    account: { realm: "deals", registeredAt: "2022-02-14T12:30:00Z" },
  },
  {
    name: "chen",
    displayName: "陈默",
    locale: "zh-CN",
    account: { realm: "retail", registeredAt: "2017-05-22T14:10:00Z" },
  },
  {
    name: "laobi",
    displayName: "老毕",
    mobile: "+8613800138008",
    account: {
      realm: "wholesale",
      registeredAt: "2016-04-18T01:00:00Z",
      shop: shop(
        "company",
        ["老毕制衣", "Laobi Garments"],
        "广东 广州",
        [
          "沙河十三行旁自有工厂，针织与牛仔，打样三天，五十件起做。",
          "Our own factory by the Shahe market: knits and denim, samples in three days, runs from fifty pieces.",
        ],
        ["2016-05-01T01:00:00Z", 24_880, 9764],
      ),
    },
  },
  {
    name: "alice",
    displayName: "Alice",
    locale: "en",
    seat: { owner: "xixi", realm: "retail", role: "buyer" },
  },
  { name: "admin", displayName: "管理员", adminRole: "owner" },
];
