/** Traditional forms of the trade's own characters and the simplified ones, pair by pair. Not a dictionary: what shops write. */
const traditional =
  "連裙褲襯長領針織絨襪鞋帶寬鬆顯緊貼絲綢緞藍綠紅紫黃褐灰雙單層複復舊韓國風圖樣質純網紗紡麗紋繡釦鈕邊開無圓結飾項鏈錶錢電腦雲東裝運動閒適體僅現貨爆優惠號價買賣點選購個條馬麵氣溫輕薄厚雜誌藝術學員兒寶媽爸親膚護髮圍圈頭頸衛內衣褻襠鬚齊簡約檔莊闊機車歐貴婦婚禮晚會場";
const simplified =
  "连裙裤衬长领针织绒袜鞋带宽松显紧贴丝绸缎蓝绿红紫黄褐灰双单层复复旧韩国风图样质纯网纱纺丽纹绣扣钮边开无圆结饰项链表钱电脑云东装运动闲适体仅现货爆优惠号价买卖点选购个条马面气温轻薄厚杂志艺术学员儿宝妈爸亲肤护发围圈头颈卫内衣亵裆须齐简约档庄阔机车欧贵妇婚礼晚会场";

const toSimplified = new Map([...traditional].map((one, place) => [one, [...simplified][place] ?? one]));

/** Text as it is compared: full width and half width alike, lower case, the trade's traditional characters as simplified ones. */
export function normalText(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  return [...plain].map((one) => toSimplified.get(one) ?? one).join("");
}
