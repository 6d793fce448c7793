import { createHash } from "node:crypto";
import type { Realm } from "@hutong/db";
import { seededRandom } from "@hutong/kernel";
import { hashPool, poolPassword } from "./hash-pool.ts";

/** A member as a line of an import file holds her. */
export interface GeneratedMember {
  readonly member_no: string;
  readonly login_name: string;
  readonly password_hash: string;
  readonly email: string;
  readonly phone: string;
  readonly display_name: string;
  readonly registered_at: string;
  readonly status: string;
  readonly shop_name: string;
  readonly rating_points: string;
  readonly positive_rate: string;
}

export interface GenerateMembersInput {
  readonly realm: Realm;
  readonly count: number;
  /** The same seed gives the same members. */
  readonly seed: number;
  /** Share of lines that an import must refuse, e.g. 0.005. */
  readonly badRate?: number;
}

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("pick from an empty list");
  return found;
}

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"];
const givenNames = [
  "伟",
  "芳",
  "娜",
  "敏",
  "静",
  "磊",
  "洋",
  "勇",
  "艳",
  "杰",
  "娟",
  "涛",
  "明",
  "超",
  "秀英",
  "霞",
  "平",
  "桂英",
  "子涵",
  "雨桐",
  "梓萱",
  "浩然",
  "思远",
  "若曦",
];
const pinyin = [
  "wang",
  "li",
  "zhang",
  "liu",
  "chen",
  "yang",
  "zhao",
  "huang",
  "zhou",
  "wu",
  "xu",
  "sun",
  "hu",
  "zhu",
  "gao",
  "lin",
  "he",
  "guo",
  "ma",
  "luo",
];
const english = [
  "Alice",
  "Ben",
  "Chloe",
  "Daniel",
  "Emma",
  "Felix",
  "Grace",
  "Henry",
  "Iris",
  "Jack",
  "Kate",
  "Leo",
  "Mia",
  "Noah",
  "Olivia",
  "Peter",
];
const shopFirst = [
  "晚晴",
  "木子",
  "初见",
  "南风",
  "小鹿",
  "云间",
  "拾光",
  "半夏",
  "青柠",
  "暖暖",
  "花信",
  "旧时",
  "Lily's",
  "Mona's",
  "Urban",
  "Little",
];
const shopSecond = [
  "衣舍",
  "衣橱",
  "女装",
  "童装",
  "男装店",
  "针织",
  "牛仔",
  "汉服馆",
  "内衣店",
  "鞋包",
  " Wardrobe",
  " Closet",
  " Studio",
  " Denim",
];
const mailHosts = ["example.com", "example.net", "example.org", "mail.example"];
const prefixes: Record<Realm, string> = { retail: "R", mall: "M", deals: "D", wholesale: "W" };

/** Makes believable members, for demonstrations, tests and measurements: deterministic, one at a time. */
export function* generateMembers(input: GenerateMembersInput): Generator<GeneratedMember> {
  const random = seededRandom(input.seed);
  for (let index = 0; index < input.count; index += 1) {
    const member = makeMember(random, input.realm, index);
    const isBad = random() < (input.badRate ?? 0);
    yield isBad ? spoil(random, member) : member;
  }
}

/**
 * The password of a generated member: `old door <member number>` where her hash is salted SHA-1 or MD5, else the one
 * of the pool's hash.
 */
export function passwordOf(member: Pick<GeneratedMember, "member_no" | "password_hash">): string {
  if (member.password_hash.startsWith("{")) return `old door ${member.member_no}`;
  for (const hashes of hashPool as readonly (readonly string[])[]) {
    const index = hashes.indexOf(member.password_hash);
    if (index >= 0) return poolPassword(index);
  }
  throw new Error(`${member.member_no} was not generated here`);
}

function makeMember(random: Random, realm: Realm, index: number): GeneratedMember {
  const number = String(index + 1).padStart(9, "0");
  const member_no = `${prefixes[realm]}${number}`;
  const login_name = `${pick(random, pinyin)}${pick(random, ["_", ".", "-"])}${(index + 1).toString(36)}`;
  const isChinese = random() < 0.85;
  const display_name = isChinese
    ? pick(random, surnames) + pick(random, givenNames)
    : `${pick(random, english)} ${String.fromCharCode(65 + Math.floor(random() * 26))}.`;
  // One in a hundred shares an address with others, as households do.
  const mailbox = random() < 0.01 ? `family${Math.floor(random() * 500)}` : login_name;
  const registeredAt = Date.UTC(2010, 0, 1) + Math.floor(random() * 15 * 365.25 * 86_400) * 1_000;
  return {
    member_no,
    login_name,
    password_hash: makeHash(random, member_no),
    email: random() < 0.92 ? `${mailbox}@${pick(random, mailHosts)}` : "",
    phone:
      random() < 0.8
        ? `${pick(random, ["138", "139", "158", "186", "199"])}${String(index % 100_000_000).padStart(8, "0")}`
        : "",
    display_name,
    registered_at: new Date(registeredAt).toISOString(),
    status: random() < 0.99 ? "active" : "frozen",
    ...makeShop(random, realm),
  };
}

function makeHash(random: Random, memberNo: string): string {
  const scheme = Math.floor(random() * 6);
  const slow = hashPool[scheme];
  if (slow) return pick(random, slow);
  const name = scheme === 4 ? "sha1" : "md5";
  const salt = Math.floor(random() * 4_294_967_296)
    .toString(16)
    .padStart(8, "0");
  const hex = createHash(name).update(`${salt}old door ${memberNo}`).digest("hex");
  return `{${name}}${salt}$${hex}`;
}

function makeShop(random: Random, realm: Realm) {
  const draws = [random(), random(), random()] as const;
  const shop_name = `${pick(random, shopFirst)}${pick(random, shopSecond)}`;
  if ((realm !== "retail" && realm !== "mall") || draws[0] > 0.4) {
    return { shop_name: "", rating_points: "", positive_rate: "" };
  }
  return {
    shop_name,
    // Most shops have hearts, some diamonds, few crowns.
    rating_points: String(Math.floor(4 * 10 ** (draws[1] ** 2 * 5))),
    positive_rate: (100 - draws[2] ** 3 * 8).toFixed(2),
  };
}

function spoil(random: Random, member: GeneratedMember): GeneratedMember {
  return pick<() => GeneratedMember>(random, [
    () => ({ ...member, member_no: "" }),
    () => ({ ...member, login_name: "" }),
    () => ({ ...member, login_name: `${member.login_name}:2` }),
    () => ({ ...member, password_hash: "letmein" }),
    () => ({ ...member, password_hash: "$2b$31$1.jhiqSrHeEH.h09f2SzdOqRbZ6gJ0x1d7UDCwVP6/FLjfea5itr6" }),
    () => ({ ...member, email: "nobody at example" }),
    () => ({ ...member, registered_at: "2019-13-40" }),
    () => ({ ...member, status: "gone" }),
    () => ({ ...member, display_name: "长".repeat(80) }),
  ])();
}
