import type { ClaimName, ClaimValues, Figure } from "@hutong/reputation";
import { LevelIcon } from "@hutong/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { claimWords, type SaidClaim } from "./claim-words.ts";

interface ClaimValueProps {
  readonly claim: ClaimName;
  readonly value: ClaimValues[ClaimName];
  readonly now: Date;
}

/** What a claim of the shop passport says: in words, a level with its hearts, diamonds or crowns. */
export function ClaimValue({ claim, value, now }: ClaimValueProps) {
  const t = useTranslations("claim");
  const level = useTranslations("ui.level");
  const locale = useLocale();
  // The cast: a figure's value belongs to its claim, which a pair of two props cannot say.
  const said = { claim, value } as SaidClaim;
  if (said.claim !== "level")
    return <span className="num">{claimWords(said, { t, level, locale, now })}</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <LevelIcon points={said.value.points} size={14} />
      <span className="num text-ink-3 text-sm">
        {new Intl.NumberFormat(locale).format(said.value.points)}
      </span>
    </span>
  );
}

/** What stands behind a figure: its window, how many facts, when it was computed. */
export function ClaimSource({ figure }: { readonly figure: Omit<Figure, "claim" | "value"> }) {
  const t = useTranslations("claim");
  const format = useFormatter();
  const day = (date: Date) => format.dateTime(date, { dateStyle: "medium" });
  const { windowFrom, windowTo, facts, computedAt } = figure;
  const window = { to: day(windowTo), facts };
  const source = windowFrom ? t("source", { from: day(windowFrom), ...window }) : t("sourceAll", window);
  return `${source}${t("separator")}${t("computed", { date: day(computedAt) })}`;
}
