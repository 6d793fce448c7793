/**
 * What the demo suppliers make, one style a line:
 * supplier | 标题 | title | category | drawing | colours | sizes | minimum order in the unit of the category | days since it was published
 */
export const wholesaleStyles = `
laobi | 重磅纯棉T恤 240g 现货 可印花贴牌 | Heavy cotton tee 240 g, in stock, prints and own labels | basics | tee | white ink charcoal sage sky mustard | S-3XL | 50 | 1
laobi | 弹力直筒牛仔裤女 11安 常年翻单款 | Stretch straight jeans 11 oz, a standing repeat style | denim | jeans | denim ink sky | 25-32 | 60 | 3
laobi | 羊毛混纺圆领毛衫 12针 可做色卡 | Wool-blend crew-neck 12 gauge, dyed to your card | knitwear | knit | sand rose charcoal indigo | S-XL | 50 | 6
laobi | 秋冬加绒连帽卫衣 400g 奥代尔面料 | Brushed hoodie 400 g in Odelle fleece | basics | hoodie | ink sage sand plum | S-3XL | 80 | 10
laobi | 法式连衣裙女 秋款 小单快反 七天出货 | French dress, small fast runs shipped in seven days | womenswear | dress | vermilion ink sage | S-XL | 50 | 15
laobi | 高腰A字半裙 西装料 两色起订 | A-line skirt in suiting, two colours a run | womenswear | skirt | ink sand | S-XL | 60 | 24
laobi | 树脂四眼衬衫扣 工厂尾货 整包出 | Resin four-hole shirt buttons, factory surplus by the bag | buttons | buttons | white ink sand | 18L 24L 28L | 1000 | 31
laobi | 九成新工业平缝机 产线升级转让 | Industrial lockstitch machines, nearly new, line upgraded | sewing-machines | sewing-machine | sage | 220V | 1 | 12
huasheng | 濮院源头 半高领羊毛衫 12针 现货秒发 | Puyuan mock-neck wool sweater 12 gauge, ships today | knitwear | knit | white sand vermilion indigo plum | S-XL | 20 | 1
huasheng | 粗棒针麻花开衫 3针 可调色 | Chunky cable cardigan 3 gauge, any colour | knitwear | knit | mustard white charcoal | S-L | 30 | 5
huasheng | 男士鸡心领羊毛背心 工装团购 | Men's V-neck wool vest for uniforms and groups | knitwear | knit | charcoal indigo | M-3XL | 50 | 13
huasheng | 羊绒围巾 水纹 可绣标 | Rippled cashmere scarf, with your label embroidered | accessories | scarf | vermilion sand charcoal sky | one | 30 | 17
huasheng | 针织帽 毛线帽 来样定制 | Knitted beanie, made to your sample | accessories | hat | ink mustard rose | one | 100 | 25
huasheng | 26支2股羊毛混纺纱 色纱现货 三百色 | Wool-blend yarn 26/2, three hundred colours in stock | yarn | yarn | vermilion indigo sand sage plum mustard | 26/2 | 20 | 8
huasheng | 山羊绒纱 2/48 无染本色 可染 | Cashmere yarn 2/48, undyed or dyed | yarn | yarn | white sand | 2/48 | 10 | 36
jinyi-denim | 环保水洗高腰阔腿牛仔裤 自有水洗厂 | High-rise wide jeans from our own low-water laundry | denim | jeans | denim sky ink | 25-32 | 100 | 2
jinyi-denim | 男士直筒牛仔裤 13安 赤耳 可贴牌 | Men's straight selvedge jeans 13 oz, private label | denim | jeans | denim ink | 28-38 | 120 | 7
jinyi-denim | 软牛仔衬衫 6安 男女同版 | Soft denim shirt 6 oz, one block for all | denim | shirt | denim sky | S-XXL | 80 | 18
jinyi-denim | 牛仔半身裙 A字双口袋 | A-line denim skirt with patch pockets | denim | skirt | denim ink | S-XL | 80 | 27
jinyi-denim | 全棉牛仔布 10.5安 竹节 整卷零剪 | Cotton slub denim 10.5 oz, by the roll or cut | fabric | fabric | denim indigo ink | 150cm | 50 | 9
jinyi-denim | 牛仔撞钉工字扣 古铜 可刻标 | Denim shank buttons and rivets, antique brass, engraved | buttons | buttons | mustard charcoal | 17mm 20mm | 500 | 33
jinyi-denim | 铜牙牛仔拉链 5号 自锁 | Brass jeans zip no. 5, self-locking | zips | zip | mustard ink | 12cm 15cm 18cm | 300 | 40
yunshang | 四季青爆款 法式方领连衣裙 七天翻单 | Sijiqing best seller: square-neck dress, repeats in seven days | womenswear | dress | vermilion ink sage rose | S-XL | 30 | 1
yunshang | 双面呢大衣女 中长款 羊毛60 | Double-faced coat, mid-length, 60% wool | outerwear | coat | sand ink plum | S-L | 30 | 4
yunshang | 缎面飘带衬衫 通勤女装 | Satin bow blouse for the office | womenswear | shirt | white rose sky | S-XL | 40 | 8
yunshang | 醋酸西装裤 垂感九分 | Tapered acetate trousers | womenswear | trousers | ink charcoal sand | S-XL | 40 | 14
yunshang | 灯芯绒半裙 高腰中长 | High-waist corduroy midi skirt | womenswear | skirt | mustard vermilion plum | S-L | 40 | 22
yunshang | 软皮腋下包 配单款 十个起 | Soft baguette bag to go with the dresses, from ten | bags | bag | plum sand ink | one | 10 | 29
yunshang | 中跟单鞋 通勤百搭 一手货源 | Mid-heel pumps, straight from the maker | shoes | shoes | ink sand rose | 35-40 | 36 | 45
xiaodouding | 织里童装 纯棉卫衣 A类 随货检测报告 | Kids' cotton sweatshirt, class A, report with the goods | kidswear | hoodie | mustard sky sage rose | 90-140 | 60 | 2
xiaodouding | 儿童软牛仔裤 松紧腰 男女童 | Kids' soft jeans with an elastic waist | kidswear | jeans | denim ink | 100-150 | 60 | 6
xiaodouding | 宝宝针织开衫 精梳棉 | Toddler cardigan in combed cotton | kidswear | knit | white rose sky | 80-120 | 50 | 11
xiaodouding | 女童连衣裙 秋款 蓬蓬袖 | Girls' dress with puff sleeves | kidswear | dress | rose vermilion plum | 100-150 | 60 | 19
xiaodouding | 童装树脂扣 卡通异形 无铅镍 | Children's novelty buttons, free of lead and nickel | buttons | buttons | vermilion sky mustard | 15mm 18mm | 500 | 38
northwind | 90白鹅绒轻薄羽绒服 女短款 充绒量标吊牌 | Light 90% white goose down jacket, fill weight on the label | outerwear | down | vermilion ink indigo sand | S-XXL | 50 | 2
northwind | 男士中长款羽绒服 连帽防风 800蓬 | Men's mid-length hooded down, 800 fill | outerwear | down | ink charcoal sage | M-4XL | 50 | 5
northwind | 儿童羽绒服 90白鸭绒 防钻绒 | Kids' down jacket, 90% duck, down-proof | kidswear | down | mustard vermilion sky | 100-150 | 60 | 16
northwind | 羽绒马甲 可做工装 电脑绣花 | Down vest for uniforms, embroidered | outerwear | down | ink indigo | S-4XL | 100 | 23
northwind | 防钻绒高密尼龙 20D 羽绒服面料 | Down-proof 20D nylon for jackets | fabric | fabric | sage ink vermilion indigo | 150cm | 100 | 20
northwind | 双开尾树脂拉链 5号 羽绒服专用 | Two-way moulded zip no. 5 for down jackets | zips | zip | ink white vermilion | 60cm 70cm 80cm | 200 | 34
northwind | 羽绒服真空压缩袋 外贸包装 | Vacuum bags for down jackets, export packing | packaging | packaging | white | 50x70cm 60x80cm | 500 | 42
lancai | 裸感瑜伽裤 高腰无尴尬线 四向弹 | Bare-feel leggings, no front seam, four-way stretch | sportswear | trousers | ink plum sage rose | XS-XL | 60 | 1
lancai | 速干运动T恤 鸟眼布 跑团定制 | Quick-dry bird's-eye tee for running clubs | sportswear | tee | sky vermilion ink white | S-3XL | 50 | 7
lancai | 针织飞织运动鞋 一体织面 | Trainers with a flat-knit upper | shoes | sneakers | charcoal white sky | 35-44 | 60 | 21
lancai | 锦氨双面布 裸感 280g 瑜伽面料 | Nylon-elastane interlock 280 g for yoga wear | fabric | fabric | plum ink sage rose sky | 152cm | 30 | 4
lancai | 涤纶鸟眼布 140g 吸湿排汗 | Polyester bird's-eye 140 g, moisture wicking | fabric | fabric | white sky vermilion | 160cm | 50 | 26
lancai | 锦纶高弹丝 70D/24F 织袜织带 | High-stretch nylon yarn 70D/24F | yarn | yarn | white ink | 70D/24F | 25 | 43
silkroad | 真丝衬衫女 19姆米 双绉 可砂洗 | Silk shirt, 19 momme crepe de chine, sand-washed | silk | shirt | white ink rose | S-XL | 20 | 3
silkroad | 真丝旗袍 手工盘扣 苏工 | Silk qipao with hand-knotted buttons, Suzhou work | silk | qipao | vermilion plum sage | S-XXL | 10 | 9
silkroad | 真丝方巾 90×90 手卷边 可印图 | Silk square 90 × 90, hand-rolled, your print | silk | scarf | vermilion sky mustard | one | 30 | 16
silkroad | 重磅真丝连衣裙 30姆米 | Heavy silk dress, 30 momme | silk | dress | ink indigo sage | S-XL | 20 | 28
silkroad | 桑蚕丝素绉缎 19姆米 六十色现货 | Mulberry silk charmeuse 19 momme, sixty colours | fabric | fabric | vermilion white sage rose ink plum | 114cm | 10 | 6
silkroad | 手工盘扣 一字扣 真丝包边 | Hand-knotted frog fasteners bound in silk | buttons | buttons | vermilion ink | one | 200 | 47
basic-lab | 精梳棉T恤 200g 两百色现货 一件不压 | Combed cotton tee 200 g, two hundred colours in stock | basics | tee | white ink charcoal sky sage mustard rose plum | S-4XL | 24 | 1
basic-lab | 毛圈卫衣 320g 圆领 春秋基础款 | Loopback sweatshirt 320 g, crew-neck | basics | hoodie | white ink charcoal indigo | S-4XL | 24 | 5
basic-lab | 珠地棉POLO 工作服 刺绣印标 | Piqué polo for work, embroidered | basics | tee | ink white indigo vermilion | S-4XL | 36 | 14
basic-lab | 精梳棉汗布 32支 180g 可开增票 | Combed cotton jersey 32s, 180 g | fabric | fabric | white ink charcoal sky | 180cm | 25 | 10
basic-lab | 服装自封袋 磨砂 加厚 现货 | Frosted zip bags for garments, thick, in stock | packaging | packaging | white sand | 25x35cm 30x40cm 35x45cm | 500 | 11
basic-lab | 飞机盒 特硬 服装快递 可印标 | Mailer boxes, extra stiff, with your print | packaging | packaging | sand white | S M L | 200 | 18
basic-lab | 四线包缝机 直驱 样衣间转让 | Four-thread overlock, direct drive, from our sample room | sewing-machines | sewing-machine | sky | 220V | 1 | 32
`;
