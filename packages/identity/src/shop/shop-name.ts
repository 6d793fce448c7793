/**
 * What a shop may not call itself: it would pass for the house, or for a kind of shop that it is not (官方, 旗舰, 专卖,
 * 自营 are kinds that a mall gives after it has seen papers).
 */
const reserved = [
  "互通",
  "胡同",
  "hutong",
  "官方",
  "旗舰",
  "专卖店",
  "专营店",
  "自营",
  "客服中心",
  "official",
  "flagship",
  "admin",
];

/** True if a name holds a reserved word, however it is spaced, cased or written in full-width letters. */
export function hasReservedWord(name: string): boolean {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return reserved.some((word) => plain.includes(word));
}
