import { Bag } from "./bag.tsx";
import { Buttons } from "./buttons.tsx";
import { Coat } from "./coat.tsx";
import { Down } from "./down.tsx";
import { Dress } from "./dress.tsx";
import { Fabric } from "./fabric.tsx";
import { Hat } from "./hat.tsx";
import { Hoodie } from "./hoodie.tsx";
import { Jeans } from "./jeans.tsx";
import { Knit } from "./knit.tsx";
import { Packaging } from "./packaging.tsx";
import { Qipao } from "./qipao.tsx";
import { Scarf } from "./scarf.tsx";
import { SewingMachine } from "./sewing-machine.tsx";
import { Shirt } from "./shirt.tsx";
import { Shoes } from "./shoes.tsx";
import { Skirt } from "./skirt.tsx";
import { Sneakers } from "./sneakers.tsx";
import { Tee } from "./tee.tsx";
import { Trousers } from "./trousers.tsx";
import { Yarn } from "./yarn.tsx";
import { Zip } from "./zip.tsx";

/** Every drawing by the name that a listing stores. */
export const goodsDrawings = {
  tee: Tee,
  shirt: Shirt,
  dress: Dress,
  skirt: Skirt,
  trousers: Trousers,
  jeans: Jeans,
  hoodie: Hoodie,
  coat: Coat,
  knit: Knit,
  down: Down,
  bag: Bag,
  shoes: Shoes,
  sneakers: Sneakers,
  scarf: Scarf,
  hat: Hat,
  fabric: Fabric,
  yarn: Yarn,
  buttons: Buttons,
  zip: Zip,
  packaging: Packaging,
  "sewing-machine": SewingMachine,
  qipao: Qipao,
} as const;

export type GoodsDrawing = keyof typeof goodsDrawings;
