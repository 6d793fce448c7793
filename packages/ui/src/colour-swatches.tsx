import { useLocale, useTranslations } from "next-intl";
import { goodsColour } from "./goods-colours.ts";

type ColourSwatchesProps = { colours: readonly string[]; size?: number | undefined };

/** The colourways of a style as a row of dots with their names for those who do not see them. */
export function ColourSwatches({ colours, size = 16 }: ColourSwatchesProps) {
  const t = useTranslations("ui");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  return (
    <ul aria-label={t("colours")} className="flex flex-wrap items-center gap-1.5">
      {colours.map((key) => {
        const colour = goodsColour(key);
        return (
          <li
            key={key}
            title={colour[language]}
            className="rounded-full border border-line-strong"
            style={{ width: size, height: size, background: colour.hex }}
          >
            <span className="sr-only">{colour[language]}</span>
          </li>
        );
      })}
    </ul>
  );
}
