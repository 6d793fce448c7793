import { useLocale } from "next-intl";
import { ColourSwatches } from "../colour-swatches.tsx";
import { type GoodsDrawing, goodsDrawings } from "../goods/goods-drawings.ts";
import { goodsColours } from "../goods-colours.ts";
import { GoodsPicture } from "../goods-picture.tsx";
import { Section } from "../section.tsx";
import { Sample } from "./sample.tsx";

const drawings = Object.keys(goodsDrawings) as GoodsDrawing[];
const colourKeys = Object.keys(goodsColours) as (keyof typeof goodsColours)[];

export function GoodsSamples() {
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  return (
    <Section title="GoodsPicture, ColourSwatches" id="goods">
      <Sample name="every drawing">
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5 lg:grid-cols-8">
          {drawings.map((drawing, index) => (
            <li key={drawing}>
              {/* 5 and 12 share no factor: the walk meets every colourway. */}
              <GoodsPicture
                drawing={drawing}
                colour={colourKeys[(index * 5) % colourKeys.length] ?? "sand"}
                alt={drawing}
              />
              <p className="mt-1 truncate font-mono text-ink-3 text-xs">{drawing}</p>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="every colourway">
        <ul className="grid grid-cols-4 gap-2 sm:grid-cols-6 lg:grid-cols-12">
          {colourKeys.map((key) => (
            <li key={key}>
              <GoodsPicture drawing="dress" colour={key} alt={goodsColours[key][language]} />
              <p className="mt-1 truncate text-ink-3 text-xs">{goodsColours[key][language]}</p>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="ColourSwatches">
        <ColourSwatches colours={colourKeys} />
      </Sample>
    </Section>
  );
}
