import { type ResponseTime, responseWindowDays } from "@hutong/trading";
import { useTranslations } from "next-intl";

const minutesOfAnHour = 60;

/** How soon the supplier answers, with what it was measured from. */
export function ResponseFact({ response }: { response: ResponseTime }) {
  const t = useTranslations("supplier");
  const { received, answered, medianMinutes } = response;
  if (medianMinutes === null)
    return <span className="text-ink-3">{t("responseNone", { days: responseWindowDays })}</span>;
  const text =
    medianMinutes < 2 * minutesOfAnHour
      ? t("responseMinutes", { count: medianMinutes, answered })
      : t("responseHours", { count: Math.round(medianMinutes / minutesOfAnHour), answered });
  return (
    <span className="num">
      {text}
      <span className="block text-ink-3 text-sm">
        {t("responseWindow", { days: responseWindowDays, received, answered })}
      </span>
    </span>
  );
}
