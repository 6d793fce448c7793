/**
 * What the demo shops sell, one style a line:
 * shop | 标题 | title | category | drawing | colours | sizes | price in yuan | days since it was published
 */
export const retailStyles = `
xixi | 法式方领泡泡袖连衣裙女秋款 收腰显瘦茶歇长裙 | French square-neck tea dress, puff sleeves, nipped waist | dresses | dress | vermilion ink sage | S-XL | 189.00 | 2
xixi | 秋冬慵懒风羊毛混纺 V 领开衫 软糯不扎人 | Slouchy V-neck cardigan in a soft wool blend | knitwear | knit | sand rose charcoal | S-L | 168.00 | 5
xixi | 双面呢大衣女中长款 羊绒手感 小个子友好 | Double-faced wool coat, mid-length, kind to petites | outerwear | coat | sand ink plum | S-L | 569.00 | 9
xixi | 高腰A字半身裙 垂感遮胯 四季可穿 | High-waist A-line skirt with a clean drape | bottoms | skirt | ink mustard sage | S-XL | 119.00 | 16
xixi | 纯棉重磅白T恤 不透不变形 基础内搭 | Heavy cotton tee that neither shows through nor sags | tops | tee | white ink sky | S-XL | 69.00 | 31
xixi | 腋下包法棍包 软皮通勤小包 | Soft baguette bag for the shoulder | bags | bag | plum sand ink | one | 139.00 | 44
xiaoxi | 水洗棉麻衬衫女 宽松长袖 可当外套 | Washed cotton-linen shirt, roomy enough for a layer | tops | shirt | white sage sky | S-XXL | 129.00 | 3
xiaoxi | 棉麻阔腿裤 松紧腰 遮肉显高 | Cotton-linen wide trousers with an easy waist | bottoms | trousers | sand ink sage | M-XXL | 139.00 | 8
xiaoxi | 文艺棉麻连衣裙 中长款大口袋 | Cotton-linen midi dress with real pockets | dresses | dress | indigo mustard sand | M-XXL | 179.00 | 20
xiaoxi | 双层纱围巾 亲肤透气 四季百搭 | Double-gauze scarf for every season | accessories | scarf | rose sky mustard | one | 45.00 | 37
lan-mall | 岚序 醋酸混纺西装裤 垂坠免烫 通勤九分 | LANXU tapered trousers, acetate blend, no ironing | bottoms | trousers | ink charcoal sand | XS-XL | 399.00 | 1
lan-mall | 岚序 精纺美丽奴圆领针织衫 16针 可机洗 | LANXU crew-neck in fine merino, 16 gauge, machine washable | knitwear | knit | white ink vermilion indigo | XS-XL | 459.00 | 4
lan-mall | 岚序 羊毛大衣 经典翻领 手工缝制 | LANXU hand-finished wool coat with a classic lapel | outerwear | coat | sand charcoal | XS-L | 1899.00 | 7
lan-mall | 岚序 免烫商务衬衫女 抗皱长袖 | LANXU crease-resistant office shirt | tops | shirt | white sky | XS-XL | 329.00 | 14
lan-mall | 岚序 头层牛皮托特包 可放14寸电脑 | LANXU full-grain leather tote, fits a 14-inch laptop | bags | bag | ink plum | one | 899.00 | 26
lan-mall | 岚序 中跟通勤单鞋 羊皮内里 久站不累 | LANXU mid-heel pumps with a sheepskin lining | shoes | shoes | ink sand | 35-40 | 599.00 | 33
wanqing | 法式碎花茶歇裙 天丝面料 复古收腰 | French floral tea dress in lyocell | dresses | dress | rose sage mustard | S-L | 239.00 | 2
wanqing | 桔梗裙小黑裙 赫本风方领背心裙 | Little black dress with a square neck | dresses | dress | ink plum | S-L | 209.00 | 11
wanqing | 复古灯芯绒半裙 高腰中长款 | Corduroy midi skirt with a high waist | bottoms | skirt | vermilion mustard plum | S-L | 149.00 | 22
wanqing | 法式蝴蝶结飘带衬衫 缎面光泽 | Satin pussy-bow blouse | tops | shirt | white rose sky | S-L | 159.00 | 39
muzi | 儿童纯棉卫衣 A类 男女童秋季套头 | Kids' cotton sweatshirt, class A, pull-on | kids | hoodie | mustard sky sage | 90-140 | 79.00 | 3
muzi | 宝宝针织开衫 手工花边 百搭外搭 | Toddler cardigan with a hand-finished edge | kids | knit | rose white sky | 80-120 | 89.00 | 10
muzi | 男童牛仔裤 软牛仔 松紧腰不勒肚 | Boys' soft jeans with an elastic waist | kids | jeans | denim ink | 100-150 | 75.00 | 18
muzi | 儿童羽绒服 90白鸭绒 轻薄短款 | Kids' light down jacket, 90% white duck down | kids | down | vermilion indigo mustard | 100-150 | 259.00 | 24
danian | 重磅260g男士纯棉短袖T恤 宽肩显瘦 | Men's 260 g cotton tee, broad in the shoulder | tops | tee | white ink charcoal sage | M-3XL | 79.00 | 4
danian | 男士直筒休闲裤 抗皱微弹 显高不挑腿 | Men's straight chinos, a little stretch | bottoms | trousers | sand ink charcoal | 28-38 | 139.00 | 12
danian | 美式工装夹克 男秋季外套 多口袋 | Work jacket with enough pockets | outerwear | coat | sage sand ink | M-3XL | 299.00 | 19
danian | 男士加绒连帽卫衣 双层帽不塌 | Men's brushed hoodie with a hood that stands | tops | hoodie | charcoal indigo sand | M-3XL | 159.00 | 41
qiao-denim | 高腰直筒牛仔裤女 原色水洗 不掉色 | High-rise straight jeans, raw wash, colourfast | denim | jeans | denim ink | 25-32 | 169.00 | 1
qiao-denim | 复古水洗阔腿牛仔裤 垂感拖地 | Vintage-wash wide jeans with a long fall | denim | jeans | sky denim | 25-32 | 179.00 | 6
qiao-denim | 牛仔衬衫外套 水洗软牛仔 一衣两穿 | Soft denim overshirt, worn two ways | denim | shirt | denim sky | S-XL | 149.00 | 15
qiao-denim | A字牛仔半身裙 双口袋 不卷边 | A-line denim skirt with patch pockets | denim | skirt | denim ink | S-XL | 129.00 | 28
xiaoman | 山羊绒混纺半高领毛衣 7针 暖而不厚 | Cashmere-blend mock neck, 7 gauge | knitwear | knit | sand rose plum charcoal | S-L | 329.00 | 2
xiaoman | 粗棒针麻花开衫 3针 手工感 | Chunky 3-gauge cable cardigan | knitwear | knit | white mustard vermilion | one | 289.00 | 9
xiaoman | 羊绒围巾 水波纹 可披肩 | Rippled cashmere scarf, wide as a shawl | accessories | scarf | vermilion sand charcoal | one | 219.00 | 13
xiaoman | 羊毛渔夫帽 针织盆帽 显脸小 | Knitted wool bucket hat | accessories | hat | sand ink plum | one | 79.00 | 30
tangtang | 百褶裙女 高腰防走光 学院风短裙 | Pleated mini with shorts underneath | bottoms | skirt | ink rose sky | S-L | 59.00 | 5
tangtang | 辣甜短款针织上衣 修身长袖 | Cropped fitted knit top | knitwear | knit | rose white plum | S-M | 65.00 | 17
tangtang | 厚底运动鞋女 小白鞋 增高5厘米 | Platform trainers, five centimetres taller | shoes | sneakers | white rose | 35-39 | 119.00 | 27
yeyu | 明制立领斜襟长衫 可通勤 日常汉服 | Ming-style stand-collar tunic for every day | hanfu | qipao | sage indigo white | S-XL | 268.00 | 3
yeyu | 马面裙 织金提花 成年礼 日常可洗 | Woven-gold mamian skirt, washable | hanfu | skirt | vermilion ink indigo | S-XL | 358.00 | 12
yeyu | 改良旗袍连衣裙 盘扣 年轻款 | Reworked qipao with hand-knotted buttons | hanfu | qipao | plum rose ink | S-XXL | 298.00 | 21
yeyu | 宋制褙子 轻薄外搭 云纹提花 | Song-style open jacket in cloud jacquard | hanfu | coat | sky sage white | S-XL | 199.00 | 46
haibian | 100%亚麻衬衫 男女同款 水洗不缩 | Pure linen shirt for anyone, pre-washed | tops | shirt | white sky sand sage | S-XXL | 199.00 | 4
haibian | 亚麻阔腿裤 抽绳 海边度假 | Linen drawstring trousers | bottoms | trousers | white sand indigo | S-XXL | 219.00 | 10
haibian | 亚麻渔夫帽 可折叠 防晒宽檐 | Packable linen sun hat | accessories | hat | sand white ink | one | 69.00 | 35
bamboo | 裸感瑜伽裤女 高腰提臀 无尴尬线 | Bare-feel leggings, high waist, no front seam | sportswear | trousers | plum ink sage | XS-XL | 129.00 | 1
bamboo | 速干运动T恤女 透气跑步上衣 | Quick-dry running tee | sportswear | tee | sky rose ink | XS-XL | 69.00 | 13
bamboo | 缓震跑步鞋 网面透气 轻至198g | Cushioned running shoes, 198 g | sportswear | sneakers | sky vermilion charcoal | 35-44 | 299.00 | 23
gugu | 大码卫衣女 200斤可穿 遮肚显瘦 | Plus-size sweatshirt, roomy to 100 kg | tops | hoodie | ink mustard plum | XL-5XL | 119.00 | 2
gugu | 大码连衣裙 V领收腰 微胖穿搭 | Plus-size V-neck dress with a defined waist | dresses | dress | ink vermilion indigo | XL-5XL | 159.00 | 7
gugu | 大码羽绒服女 中长款 加大不臃肿 | Plus-size mid-length down coat, not bulky | outerwear | down | ink sand plum | XL-5XL | 459.00 | 14
gugu | 大码高腰牛仔裤 弹力不勒 三种裤长 | Plus-size stretch jeans in three lengths | denim | jeans | denim ink | XL-5XL | 149.00 | 29
weekend | 孤品 90年代美式皮夹克改短款 | One-off: a cropped nineties leather jacket | outerwear | coat | ink | one | 680.00 | 6
weekend | 孤品 日本古着和服料改制半裙 | One-off: a skirt cut from vintage kimono cloth | bottoms | skirt | indigo | one | 320.00 | 18
weekend | 古着水洗牛仔外套拼布改造 | Reworked denim jacket with patchwork | denim | shirt | denim | one | 260.00 | 52
lulu-home | 纯棉睡衣套装女 长袖开衫 春秋款 | Cotton pyjama set with a button front | homewear | shirt | rose sage sky | S-XXL | 129.00 | 3
lulu-home | 月子服 哺乳开口 双层纱透气 | Nursing pyjamas in double gauze | homewear | shirt | sky rose | M-XXL | 159.00 | 11
lulu-home | 珊瑚绒睡袍 加厚男女款 | Thick fleece dressing gown | homewear | coat | charcoal plum sand | M-XXL | 139.00 | 20
lulu-home | 无骨缝制纯棉家居裤 居家外穿 | Flat-seam cotton lounge trousers | homewear | trousers | sage charcoal | S-XXL | 69.00 | 48
`;
