import type { BankAccountKind } from "@hutong/db";

/** The banks that money can be withdrawn to: the code as payers know it (联行简称), and its names. */
export const banks = [
  { code: "ICBC", zh: "中国工商银行", en: "ICBC" },
  { code: "ABC", zh: "中国农业银行", en: "Agricultural Bank of China" },
  { code: "BOC", zh: "中国银行", en: "Bank of China" },
  { code: "CCB", zh: "中国建设银行", en: "China Construction Bank" },
  { code: "COMM", zh: "交通银行", en: "Bank of Communications" },
  { code: "PSBC", zh: "中国邮政储蓄银行", en: "Postal Savings Bank of China" },
  { code: "CMB", zh: "招商银行", en: "China Merchants Bank" },
  { code: "CITIC", zh: "中信银行", en: "China CITIC Bank" },
  { code: "CEB", zh: "中国光大银行", en: "China Everbright Bank" },
  { code: "CMBC", zh: "中国民生银行", en: "China Minsheng Bank" },
  { code: "CIB", zh: "兴业银行", en: "Industrial Bank" },
  { code: "SPDB", zh: "上海浦东发展银行", en: "Shanghai Pudong Development Bank" },
  { code: "SPABANK", zh: "平安银行", en: "Ping An Bank" },
  { code: "GDB", zh: "广发银行", en: "China Guangfa Bank" },
  { code: "HXBANK", zh: "华夏银行", en: "Hua Xia Bank" },
  { code: "CZBANK", zh: "浙商银行", en: "China Zheshang Bank" },
  { code: "BJBANK", zh: "北京银行", en: "Bank of Beijing" },
  { code: "SHBANK", zh: "上海银行", en: "Bank of Shanghai" },
  { code: "NJCB", zh: "南京银行", en: "Bank of Nanjing" },
  { code: "NBBANK", zh: "宁波银行", en: "Bank of Ningbo" },
  { code: "HZCB", zh: "杭州银行", en: "Bank of Hangzhou" },
  { code: "JXBANK", zh: "嘉兴银行", en: "Bank of Jiaxing" },
  { code: "ZJNX", zh: "浙江农村商业联合银行", en: "Zhejiang Rural Commercial United Bank" },
] as const;

export type BankCode = (typeof banks)[number]["code"];

export const bankCodes: readonly BankCode[] = banks.map(({ code }) => code);

export const bankAccountKinds = ["personal", "company"] as const satisfies readonly BankAccountKind[];
