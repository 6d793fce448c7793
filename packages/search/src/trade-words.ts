/**
 * What people type for a category: its name and its sisters, Chinese first. A category that is missing here is found by
 * the words of its goods alone.
 */
export const categoryWords: Readonly<Record<string, readonly string[]>> = {
  tops: ["上衣", "衬衫", "T恤", "打底衫", "top", "shirt", "tee"],
  knitwear: ["针织", "毛衣", "针织衫", "羊毛衫", "knitwear", "sweater", "knit"],
  outerwear: ["外套", "大衣", "风衣", "羽绒服", "outerwear", "coat", "jacket"],
  dresses: ["连衣裙", "裙子", "长裙", "dress"],
  bottoms: ["裤子", "裤装", "半身裙", "trousers", "skirt", "pants"],
  denim: ["牛仔", "牛仔裤", "denim", "jeans"],
  sportswear: ["运动", "运动服", "卫衣", "sportswear", "activewear"],
  homewear: ["家居服", "睡衣", "内衣", "homewear", "pyjamas", "pajamas"],
  hanfu: ["汉服", "马面裙", "国风", "hanfu"],
  kids: ["童装", "儿童", "宝宝", "kids", "children"],
  bags: ["包包", "箱包", "手提包", "bag", "handbag"],
  shoes: ["鞋子", "女鞋", "男鞋", "shoes"],
  accessories: ["配饰", "饰品", "围巾", "帽子", "accessories"],
};

/** What people type for a colour of the palette, which has names of its own (墨黑) that nobody types. */
export const colourWords: Readonly<Record<string, readonly string[]>> = {
  vermilion: ["红色", "大红", "朱红", "red", "vermilion"],
  indigo: ["蓝色", "深蓝", "靛蓝", "藏青", "blue", "navy", "indigo"],
  ink: ["黑色", "墨黑", "black", "ink"],
  sand: ["卡其", "卡其色", "沙色", "杏色", "驼色", "khaki", "sand", "beige"],
  sage: ["绿色", "灰绿", "豆绿", "green", "sage"],
  rose: ["粉色", "粉红", "烟粉", "pink", "rose"],
  sky: ["天蓝", "浅蓝", "淡蓝", "sky", "light blue"],
  plum: ["紫色", "梅紫", "purple", "plum"],
  mustard: ["黄色", "姜黄", "yellow", "mustard"],
  white: ["白色", "米白", "white", "off-white"],
  charcoal: ["灰色", "深灰", "炭灰", "grey", "gray", "charcoal"],
  denim: ["牛仔蓝", "牛仔色", "denim"],
};

/** Words of the trade that a general dictionary would cut in two. */
export const tradeWords = (
  "连衣裙 半身裙 茶歇裙 桔梗裙 小黑裙 马面裙 背心裙 吊带裙 百褶裙 鱼尾裙 伞裙 阔腿裤 西装裤 牛仔裤 打底裤 运动裤 工装裤 " +
  "泡泡袖 灯笼袖 方领 圆领 翻领 立领 高领 娃娃领 双面呢 灯芯绒 羊羔毛 双层纱 天丝 莫代尔 雪纺 醋酸 美丽奴 羊绒 亚麻 棉麻 " +
  "针织衫 羊绒衫 打底衫 防晒衣 冲锋衣 羽绒服 羽绒 卫衣 开衫 马甲 背心 吊带 衬衫 毛衣 大衣 风衣 棉服 家居服 睡衣 汉服 旗袍 " +
  "托特包 法棍包 腋下包 斜挎包 双肩包 帆布包 乐福鞋 单鞋 小白鞋 帆布鞋 马丁靴 收腰 显瘦 显高 遮胯 遮肉 免烫 抗皱 重磅 通勤 " +
  "慵懒风 小个子 大码 宽松 修身 垂感 百搭 加绒 加厚 轻薄 法式 复古 文艺 国风 新中式 碎花 条纹 格子 纯棉 纯色 高腰 中长款 短款 " +
  "长款 秋款 冬款 春款 夏款 秋冬 春夏 女款 男款 情侣款 童装 女童 男童 宝宝"
).split(" ");
