import type { PointsLedger } from "@hutong/reputation";
import { useTranslations } from "next-intl";
import { Points } from "./points.tsx";

/** Why an index stands where it stands: each reason, how often, what it came to. */
export function PointReasons({ reasons }: { reasons: PointsLedger["reasons"] }) {
  const t = useTranslations("credit");
  return (
    <ul aria-label={t("why")} className="grid gap-1 text-sm">
      {reasons.map(({ reason, count, points }) => (
        <li key={reason} className="flex items-baseline justify-between gap-4 border-line border-b pb-1">
          <span>
            {t(`reason.${reason}`)} <span className="num text-ink-3">{t("times", { count })}</span>
          </span>
          <Points points={points} />
        </li>
      ))}
    </ul>
  );
}
