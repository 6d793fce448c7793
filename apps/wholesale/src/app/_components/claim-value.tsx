import type { ClaimValues, Figure } from "@hutong/reputation";
import { LevelIcon } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useClaimText } from "./claim-text.ts";

/** A figure as people read it: a level as its icon, the rest in words. */
export function ClaimValue({ figure }: { figure: Figure }) {
  const text = useClaimText();
  if (figure.claim === "level")
    return <LevelIcon points={(figure.value as ClaimValues["level"]).points} size={14} />;
  return <span className="num">{text(figure)}</span>;
}

/** What stands behind a figure: its window, how many facts, when it was computed. */
export function ClaimBasis({ figure }: { figure: Figure }): ReactNode {
  const t = useTranslations("passport");
  const format = useFormatter();
  const day = (date: Date) => format.dateTime(date, { year: "numeric", month: "short", day: "numeric" });
  return t("basis", {
    from: figure.windowFrom ? day(figure.windowFrom) : "none",
    to: day(figure.windowTo),
    facts: figure.facts,
    computed: day(figure.computedAt),
  });
}
