import { type Attributes, type AttributeValue, fitAttributes } from "../attributes.ts";

/** Words of a title, and what they say of the goods: `attribute value`. */
const said: readonly (readonly [RegExp, string])[] = [
  [/棉/, "material cotton"],
  [/麻/, "material linen"],
  [/真丝|桑蚕丝|缎/, "material silk"],
  [/羊毛|双面呢|毛呢/, "material wool"],
  [/羊绒/, "material cashmere"],
  [/醋酸/, "material acetate"],
  [/牛仔|丹宁/, "material cotton"],
  [/羽绒|白鹅|白鸭/, "material down"],
  [/皮/, "material leather"],
  [/帆布/, "material canvas"],
  [/速干|瑜伽|裸感|锦/, "material nylon"],
  [/秋/, "season autumn"],
  [/冬/, "season winter"],
  [/春/, "season spring"],
  [/夏/, "season summer"],
  [/四季/, "season spring summer autumn winter"],
  [/方领/, "collar square"],
  [/V ?领|鸡心领/i, "collar v-neck"],
  [/圆领/, "collar crew"],
  [/高领/, "collar high"],
  [/立领/, "collar stand"],
  [/连帽/, "collar hood"],
  [/飘带/, "collar bow"],
  [/收腰|修身|显瘦/, "fit slim"],
  [/宽松|慵懒|阔腿/, "fit loose"],
  [/长袖/, "sleeve long"],
  [/短袖|T恤/, "sleeve short"],
  [/中长/, "length mid"],
  [/长裙/, "length long"],
  [/短款/, "length short"],
  [/高腰/, "waist high"],
  [/松紧腰/, "waist elastic"],
  [/条纹/, "pattern stripe"],
  [/格子|格纹/, "pattern check"],
  [/碎花/, "pattern floral"],
  [/印花/, "pattern print"],
  [/刺绣|绣/, "pattern embroidery"],
  [/法式/, "style french"],
  [/通勤/, "style commute"],
  [/加绒/, "thickness fleece"],
  [/加厚|重磅/, "thickness thick"],
  [/女童/, "audience girls"],
  [/男童/, "audience boys"],
  [/男/, "audience men"],
  [/女/, "audience women"],
  [/旗袍/, "form qipao"],
  [/宋制/, "form song"],
  [/明制|马面/, "form ming"],
  [/A类/, "safety a"],
  [/腋下|法棍/, "shape baguette"],
  [/托特/, "shape tote"],
  [/斜挎/, "shape crossbody"],
  [/双肩/, "shape backpack"],
];

/** What a category's goods are of where their title does not say. */
const usual: Readonly<Record<string, string>> = {
  outerwear: "polyester",
  sportswear: "nylon",
  bags: "pu",
  shoes: "pu",
  hanfu: "polyester",
  accessories: "polyester",
};

/** The attributes of a demo style, as far as its title tells them; those that must be given always. */
export function demoAttributes({ category, titleZh }: { category: string; titleZh: string }): Attributes {
  const given = new Map<string, string[]>();
  for (const [words, what] of said) {
    if (!words.test(titleZh)) continue;
    const [key = "", ...values] = what.split(" ");
    given.set(key, [...new Set([...(given.get(key) ?? []), ...values])]);
  }
  if (!given.has("material")) given.set("material", [usual[category] ?? "cotton"]);
  if (!given.has("safety")) given.set("safety", ["b"]);
  if (!given.has("pattern")) given.set("pattern", ["plain"]);
  // Of attributes that take one value the first that the title says.
  const firsts: Record<string, AttributeValue> = {};
  for (const [key, values] of given) {
    const several = fitAttributes(category, { [key]: values }).attributes[key];
    firsts[key] = several ?? values.slice(0, 1);
  }
  return fitAttributes(category, firsts).attributes;
}
