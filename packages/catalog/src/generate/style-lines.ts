import { seededRandom } from "@hutong/kernel";

export interface StyleLinesInput {
  /** Accounts of shops; the first have the most goods. */
  readonly accountIds: readonly string[];
  readonly count: number;
  /** The same seed gives the same styles. */
  readonly seed: number;
  readonly until: Date;
}

export interface StyleLine {
  readonly listing: string;
  readonly skus: string;
}

/** The columns of a `StyleLine`'s tables, in their order. */
export const listingColumns =
  "id, account_id, market, title_zh, title_en, category, drawing, attributes, colours, sizes, price_fen, published_at";
export const skuColumns = "id, listing_id, colour, size, price_fen, stock, updated_at";

type Noun = readonly [zh: string, en: string, drawing: string];

/** What is sold, how much of it there is (of a hundred), what it costs at least (yuan), and what it is called. */
const kinds: readonly {
  readonly category: string;
  readonly share: number;
  readonly yuan: number;
  readonly sizes: string;
  readonly nouns: readonly Noun[];
}[] = [
  {
    category: "dresses",
    share: 28,
    yuan: 89,
    sizes: "S M L XL",
    nouns: [
      ["连衣裙", "dress", "dress"],
      ["茶歇裙", "tea dress", "dress"],
      ["吊带裙", "slip dress", "dress"],
      ["背心裙", "pinafore", "dress"],
    ],
  },
  {
    category: "tops",
    share: 18,
    yuan: 39,
    sizes: "S M L XL XXL",
    nouns: [
      ["衬衫", "shirt", "shirt"],
      ["T恤", "tee", "tee"],
      ["打底衫", "base layer", "tee"],
      ["雪纺衫", "chiffon blouse", "shirt"],
    ],
  },
  {
    category: "knitwear",
    share: 10,
    yuan: 79,
    sizes: "S M L",
    nouns: [
      ["针织衫", "jumper", "knit"],
      ["开衫", "cardigan", "knit"],
      ["羊毛衫", "wool sweater", "knit"],
    ],
  },
  {
    category: "outerwear",
    share: 10,
    yuan: 199,
    sizes: "S M L XL",
    nouns: [
      ["大衣", "coat", "coat"],
      ["风衣", "trench coat", "coat"],
      ["羽绒服", "down jacket", "down"],
    ],
  },
  {
    category: "bottoms",
    share: 10,
    yuan: 59,
    sizes: "S M L XL",
    nouns: [
      ["阔腿裤", "wide trousers", "trousers"],
      ["半身裙", "skirt", "skirt"],
      ["西装裤", "tapered trousers", "trousers"],
    ],
  },
  {
    category: "denim",
    share: 6,
    yuan: 89,
    sizes: "26 27 28 29 30",
    nouns: [
      ["牛仔裤", "jeans", "jeans"],
      ["牛仔外套", "denim jacket", "jeans"],
    ],
  },
  {
    category: "kids",
    share: 6,
    yuan: 39,
    sizes: "90 100 110 120 130",
    nouns: [
      ["儿童卫衣", "kids' sweatshirt", "hoodie"],
      ["宝宝开衫", "toddler cardigan", "knit"],
    ],
  },
  {
    category: "shoes",
    share: 5,
    yuan: 99,
    sizes: "35 36 37 38 39",
    nouns: [
      ["乐福鞋", "loafers", "shoes"],
      ["单鞋", "pumps", "shoes"],
    ],
  },
  {
    category: "bags",
    share: 4,
    yuan: 69,
    sizes: "均码",
    nouns: [
      ["托特包", "tote", "bag"],
      ["腋下包", "baguette bag", "bag"],
    ],
  },
  { category: "accessories", share: 3, yuan: 19, sizes: "均码", nouns: [["围巾", "scarf", "scarf"]] },
];

const styles = [
  "法式|French",
  "复古|vintage",
  "通勤|office",
  "慵懒风|slouchy",
  "新中式|new Chinese",
  "小香风|tweed-style",
  "学院风|preppy",
  "韩系|Korean",
  "文艺|artsy",
  "极简|minimal",
  "森系|woodland",
  "港风|retro Hong Kong",
];
const cloths = [
  "纯棉|cotton|cotton",
  "棉麻|cotton-linen|linen",
  "真丝|silk|silk",
  "羊绒|cashmere|cashmere",
  "美丽奴羊毛|merino|wool",
  "天丝|lyocell|viscose",
  "醋酸|acetate|acetate",
  "灯芯绒|corduroy|cotton",
  "雪纺|chiffon|polyester",
  "桑蚕丝|mulberry silk|silk",
];
const cuts = [
  "方领|square-neck",
  "V领|V-neck",
  "泡泡袖|puff-sleeve",
  "灯笼袖|balloon-sleeve",
  "高腰|high-waist",
  "收腰|nipped-waist",
  "宽松|loose",
  "修身|slim",
  "中长款|mid-length",
  "短款|short",
  "一字肩|off-shoulder",
  "娃娃领|Peter Pan collar",
];
const praises = [
  "显瘦",
  "遮肉",
  "百搭",
  "不起球",
  "免烫",
  "亲肤",
  "垂感好",
  "小个子友好",
  "大码",
  "加绒",
  "透气",
  "抗皱",
  "显高",
  "不透",
  "可机洗",
];
const seasons = ["秋款", "秋冬", "春夏", "夏季", "四季", "初春", "冬季", "早秋"];
const colours = [
  "ink",
  "white",
  "sand",
  "rose",
  "sky",
  "sage",
  "indigo",
  "mustard",
  "vermilion",
  "plum",
  "charcoal",
  "denim",
];
const people = ["女", "女", "女", "女士", "男", "女装"];

const spanMs = 3 * 365 * 86_400_000;

/** Styles of retail shops over three years, as lines of COPY's text format. */
export function* styleLines(input: StyleLinesInput): Generator<StyleLine> {
  const random = seededRandom(input.seed);
  for (let index = 0; index < input.count; index += 1) yield styleLine(input, random, index);
}

function styleLine(
  { accountIds, count, until }: StyleLinesInput,
  random: () => number,
  index: number,
): StyleLine {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T; // below the length
  const two = (words: readonly string[]) => pick(words).split("|");
  const kind = kindAt(random() * 100);
  const [noun, nounEn, drawing] = pick(kind.nouns);
  const [style = "", styleEn = ""] = two(styles);
  const [cloth = "", clothEn = "", material = ""] = two(cloths);
  const [cut = "", cutEn = ""] = two(cuts);
  const titleZh = `${style}${cut}${cloth}${noun}${pick(people)}${pick(seasons)} ${pick(praises)}${pick(praises)} ${model(random)}`;
  const titleEn = `${styleEn} ${cutEn} ${nounEn} in ${clothEn}`;
  const publishedAt = new Date(until.getTime() - Math.floor((1 - index / count) * spanMs));
  const id = idAt(publishedAt, random);
  const own = colours.filter(() => random() < 0.25).slice(0, 4);
  const chosen = own.length > 0 ? own : [pick(colours)];
  const sizes = kind.sizes.split(" ");
  const priceFen = (kind.yuan + Math.floor(kind.yuan * 6 * random() ** 3)) * 100;
  const account = accountIds[Math.floor(accountIds.length * random() ** 2)];
  const at = publishedAt.toISOString();
  const attributes = JSON.stringify({ material: [material] });
  const stock = () => (random() < 0.12 ? 0 : Math.floor(random() * 200));
  const isGone = random() < 0.08;
  const skus = chosen.flatMap((colour) =>
    sizes.map(
      (size) =>
        `${idAt(publishedAt, random)}\t${id}\t${colour}\t${size}\t${priceFen}\t${isGone ? 0 : stock()}\t${at}\n`,
    ),
  );
  return {
    listing: `${id}\t${account}\tretail\t${titleZh}\t${titleEn[0]?.toUpperCase()}${titleEn.slice(1)}\t${kind.category}\t${drawing}\t${attributes}\t{${chosen}}\t{${sizes}}\t${priceFen}\t${at}\n`,
    skus: skus.join(""),
  };
}

function kindAt(draw: number) {
  let rest = draw;
  for (const kind of kinds) {
    rest -= kind.share;
    if (rest < 0) return kind;
  }
  return kinds[0] as (typeof kinds)[number]; // there are kinds
}

/** A maker's number, so that some searches find one style alone. */
function model(random: () => number): string {
  return `${String.fromCharCode(65 + Math.floor(random() * 26))}${Math.floor(1_000 + random() * 9_000)}`;
}

/** A UUIDv7 of that time. */
function idAt(at: Date, random: () => number): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}
