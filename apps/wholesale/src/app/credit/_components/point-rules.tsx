import { type PointReason, pointRules } from "@hutong/reputation";
import { useTranslations } from "next-intl";
import { Points } from "../../_components/points.tsx";

/** The whole table of an index, folded: what would earn or cost how much. */
export function PointRules({ index }: { index: "integrity" | "generosity" }) {
  const t = useTranslations("credit");
  // The cast: the keys of a constant.
  const rules = Object.entries(pointRules[index]) as [PointReason, number][];
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2 text-sm pointer-coarse:min-h-11">{t("rules")}</summary>
      <ul className="grid gap-x-8 gap-y-1 px-3 pb-3 text-sm sm:grid-cols-2">
        {rules.map(([reason, points]) => (
          <li key={reason} className="flex items-baseline justify-between gap-4">
            {t(`reason.${reason}`)}
            <Points points={points} />
          </li>
        ))}
      </ul>
    </details>
  );
}
