/** What makes a text be looked at before it is shown. */
export type Suspicion = "link" | "phone" | "contact" | "word";

const digits: Readonly<Record<string, string>> = {
  〇: "0",
  零: "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

const link =
  /https?:|www\.|\b[a-z0-9][a-z0-9-]*\.(?:com|cn|net|org|top|xyz|vip|shop|store|cc|me|io|app|link|site|taobao|tmall)\b/;
const contact =
  /(?:微信|薇信|威信|vx|v信|wechat|weixin|qq群|加我|加v|扫码|二维码|whatsapp|telegram)|\bqq\W{0,3}\d{5,}|@[a-z0-9-]+\.[a-z]/;
/** A mobile, or a number of the land line with its area code. */
const phone = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}\d{7,8}(?!\d)/;

/** A text as it is compared: one form of each letter and digit, small, without what is put between signs to hide them. */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Cf}\s_*~·•・,，。、'"“”‘’!！?？|]/gu, "");
}

/**
 * What is suspicious about a text: addresses, telephone numbers, other ways to a person, and the words of the house's list
 * (as `comparable` gives them). Nobody is refused by it: the house looks.
 */
export function suspicionsOf(text: string, words: readonly string[]): Suspicion[] {
  const plain = text.normalize("NFKC").toLowerCase();
  const close = comparable(text);
  const numbers = [...close.replace(/[-+()./]/g, "")].map((sign) => digits[sign] ?? sign).join("");
  return [
    ...(link.test(plain) || link.test(close) ? (["link"] as const) : []),
    ...(phone.test(numbers) ? (["phone"] as const) : []),
    ...(contact.test(plain) || contact.test(close) ? (["contact"] as const) : []),
    ...(words.some((word) => word !== "" && close.includes(word)) ? (["word"] as const) : []),
  ];
}
