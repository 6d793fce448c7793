/** What the demo traders wrote to each other; who has the last word is not yet read where `isUnread` says so. */
export interface DemoThread {
  readonly buyer: string;
  readonly supplier: string;
  /** The Chinese title of the supplier's style it is about. */
  readonly style?: string;
  readonly subject: string;
  readonly quantity?: number;
  /** Days from today. */
  readonly wantedIn?: number;
  readonly daysAgo: number;
  /** The words in turn: who, and so many minutes after the ones before. */
  readonly words: readonly (readonly [side: "buyer" | "supplier", minutes: number, body: string])[];
  readonly isUnread?: boolean;
  readonly isClosed?: boolean;
}

export const demoThreads: readonly DemoThread[] = [
  {
    buyer: "xiaoxi-trade",
    supplier: "laobi",
    style: "重磅纯棉T恤 240g 现货 可印花贴牌",
    subject: "重磅T恤 白、墨两色，换我们的领标",
    quantity: 120,
    wantedIn: 16,
    daysAgo: 6,
    words: [
      [
        "buyer",
        0,
        "毕总好，240g 白色 80 件、墨色 40 件，S 到 2XL 按 1:2:2:1:1 配。领标换成我们自己的织标，标我寄过去。请问几天能出货？",
      ],
      ["supplier", 42, "小西好。两色都有现货，换标两天，收到织标后第三天发。织标请多寄十个，防车坏。"],
      [
        "buyer",
        95,
        "好的，织标今天寄，一百三十个。洗水唛可以一起换吗？上面要写 60% 以上缩水率测过的洗涤说明。",
      ],
      [
        "supplier",
        30,
        "洗水唛我们可以印，文字发过来就行。缩水我们测过：横向 2.1%，直向 2.8%，报告随货给您一份。",
      ],
    ],
    isUnread: true,
  },
  {
    buyer: "xiaoxi-trade",
    supplier: "laobi",
    style: "法式连衣裙女 秋款 小单快反 七天出货",
    subject: "法式连衣裙返单，鼠尾草色补 50 件",
    quantity: 50,
    daysAgo: 17,
    words: [
      ["buyer", 0, "上次那批鼠尾草色卖空了，同版再补 50 件，M、L 多给些。"],
      ["supplier", 18, "同缸的布还剩一匹，够 54 件。七天出，尺码按 S8 M18 L16 XL8 可以吗？"],
      ["buyer", 12, "可以，54 件都要了。"],
      ["supplier", 9, "收到，已排产。"],
    ],
    isClosed: true,
  },
  {
    buyer: "xiaodouding",
    supplier: "laobi",
    style: "树脂四眼衬衫扣 工厂尾货 整包出",
    subject: "18L 白色四眼扣，童装衬衫用",
    quantity: 6000,
    wantedIn: 5,
    daysAgo: 2,
    words: [
      [
        "buyer",
        0,
        "童装衬衫用，18L 白色 6000 粒。请问有没有小部件拉力和重金属的检测报告？没有报告我们不能用。",
      ],
      ["supplier", 66, "有 2025 年的重金属报告，拉力要看您的钉扣方法。我先拍报告给您，再寄两百粒您试。"],
    ],
    isUnread: true,
  },
  {
    buyer: "yunshang",
    supplier: "laobi",
    subject: "九成新平缝机，能不能先看机",
    quantity: 4,
    daysAgo: 1,
    words: [
      [
        "buyer",
        0,
        "看到您转让平缝机，我们想要四台带自动剪线的。杭州能看机吗？另外机头编号和购机发票都在吗？",
      ],
    ],
    isUnread: true,
  },
  {
    buyer: "yunshang",
    supplier: "silkroad",
    style: "桑蚕丝素绉缎 19姆米 六十色现货",
    subject: "素绉缎 19 姆米 酒红、墨绿各一匹",
    quantity: 90,
    wantedIn: 9,
    daysAgo: 9,
    words: [
      ["buyer", 0, "酒红、墨绿各 45 米，做飘带衬衫。色牢度几级？上次别家的深色掉色，被退了十几件。"],
      ["supplier", 150, "耐水 4 级，干摩 4 级，湿摩 3-4 级，深色我们都加固色。两色现货，米样今天寄。"],
      ["buyer", 1_300, "米样收到，手感可以，湿摩我们自己也试了。请按这两缸留货。"],
      ["supplier", 25, "已留，缸号写在布卷上，返单报缸号就行。"],
    ],
  },
  {
    buyer: "lancai",
    supplier: "northwind",
    style: "双开尾树脂拉链 5号 羽绒服专用",
    subject: "双开尾拉链 70cm 配我们的运动外套",
    quantity: 800,
    daysAgo: 12,
    words: [
      ["buyer", 0, "70cm 墨色 800 条，拉头要换成我们的橡胶拉尾。拉尾我们提供，可以代装吗？"],
      ["supplier", 210, "可以代装，装好做一遍 500 次往复测试。拉尾寄共青城，多寄 2%。"],
    ],
    isClosed: true,
  },
  {
    buyer: "basic-lab",
    supplier: "huasheng",
    style: "26支2股羊毛混纺纱 色纱现货 三百色",
    subject: "混纺纱色卡与小样",
    daysAgo: 4,
    words: [
      ["buyer", 0, "想做一组基础款毛衫，先要一份三百色的色卡，再看起订。"],
      ["supplier", 35, "色卡今天寄出，顺丰单号稍后给您。现货色一公斤起，染色二十公斤起。"],
      ["buyer", 500, "色卡收到了，我们圈六个色，这两天定量。"],
    ],
  },
];

/** What demo suppliers state; the first of each was checked. */
export const demoCertificates: readonly {
  readonly supplier: string;
  readonly kind: "iso9001" | "oeko-tex-100" | "gots" | "grs" | "bsci" | "test-report";
  readonly number: string;
  readonly issuer: string;
  readonly monthsLeft: number;
  readonly isChecked?: boolean;
}[] = [
  {
    supplier: "laobi",
    kind: "oeko-tex-100",
    number: "24.HCN.71835",
    issuer: "TESTEX AG",
    monthsLeft: 8,
    isChecked: true,
  },
  { supplier: "laobi", kind: "iso9001", number: "02425Q3110R1M", issuer: "中国质量认证中心", monthsLeft: 19 },
  {
    supplier: "xiaodouding",
    kind: "test-report",
    number: "SHT2026-08-4471",
    issuer: "上海市纺织工业技术监督所",
    monthsLeft: 9,
    isChecked: true,
  },
  {
    supplier: "silkroad",
    kind: "gots",
    number: "CU-1098127",
    issuer: "Control Union",
    monthsLeft: 5,
    isChecked: true,
  },
  { supplier: "northwind", kind: "bsci", number: "156-CN-40182", issuer: "amfori", monthsLeft: 3 },
  {
    supplier: "lancai",
    kind: "grs",
    number: "TE-00183526",
    issuer: "Intertek",
    monthsLeft: 11,
    isChecked: true,
  },
];
