import type { ClaimName, ClaimValues } from "@hutong/reputation";
import { LevelIcon } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { claimWords, type SaidClaim } from "./claim-words.ts";

interface ClaimValueProps {
  readonly claim: ClaimName;
  readonly value: ClaimValues[ClaimName];
  readonly now: Date;
}

/** What a claim of the shop passport says: in words, a level with its hearts, diamonds or crowns. */
export function ClaimValue({ claim, value, now }: ClaimValueProps) {
  const t = useTranslations("claim");
  const locale = useLocale();
  // The cast: a figure's value belongs to its claim, which a pair of two props cannot say.
  const said = { claim, value } as SaidClaim;
  const words = claimWords(said, { t, locale, now });
  if (said.claim !== "level") return <span className="num">{words}</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <LevelIcon points={said.value.points} size={14} />
      <span className="num text-ink-3 text-sm">{words}</span>
    </span>
  );
}
