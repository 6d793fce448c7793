import type { PointsLedger } from "@hutong/reputation";
import { useTranslations } from "next-intl";
import { PointReasons } from "../../../_components/point-reasons.tsx";

/** A supplier's generosity coefficient, with its reasons one click away; nothing where nothing is known yet. */
export function Generosity({ ledger }: { ledger: PointsLedger }) {
  const t = useTranslations("credit");
  if (ledger.count === 0) return null;
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2 pointer-coarse:min-h-11">
        <span className="font-medium">{t("ofSupplier", { points: ledger.total })}</span>{" "}
        <span className="text-ink-3 text-sm">{t("ofSupplierWhy", { points: ledger.total })}</span>
      </summary>
      <div className="grid max-w-prose gap-2 px-3 pb-3">
        <p className="text-ink-2 text-sm">{t("ofSupplierLead")}</p>
        <PointReasons reasons={ledger.reasons} />
      </div>
    </details>
  );
}
