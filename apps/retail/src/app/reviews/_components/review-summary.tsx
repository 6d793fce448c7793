import type { ReviewSummary as Summary } from "@hutong/feedback";
import { useFormatter, useTranslations } from "next-intl";
import { aspects } from "../aspects.ts";

const fits = ["small", "right", "large"] as const;

/** What the reviews of a style come to: averages, how many are good, how it fits. Bars stand beside their numbers. */
export function ReviewSummary({ summary }: { summary: Summary }) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const { averages, count, good, neutral, bad, fit } = summary;
  const said = fit.small + fit.right + fit.large;
  const percent = (part: number, whole: number) =>
    format.number(whole === 0 ? 0 : part / whole, { style: "percent", maximumFractionDigits: 1 });
  const points = (milli: number | null) =>
    format.number((milli ?? 0) / 1_000, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className="grid gap-x-10 gap-y-4 rounded-md border border-line bg-surface p-4 sm:grid-cols-3">
      <dl className="grid content-start gap-1.5">
        {aspects.map((aspect) => (
          <div key={aspect} className="flex items-baseline justify-between gap-4">
            <dt className="text-ink-2 text-sm">{t(`aspect.${aspect}`)}</dt>
            <dd className="num font-medium">
              <span aria-hidden="true">{points(averages[aspect])}</span>
              <span className="sr-only">{t("ofFive", { value: points(averages[aspect]) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <dl className="grid content-start gap-1.5">
        {([1, 0, -1] as const).map((score) => {
          const part = { 1: good, 0: neutral, [-1]: bad }[score] ?? 0;
          return (
            <Share key={score} term={t(`score.${score}`)} share={part / count} text={percent(part, count)} />
          );
        })}
      </dl>
      {said > 0 && (
        <dl className="grid content-start gap-1.5">
          {fits.map((one) => (
            <Share key={one} term={t(`fit.${one}`)} share={fit[one] / said} text={percent(fit[one], said)} />
          ))}
        </dl>
      )}
    </div>
  );
}

function Share({ term, share, text }: { term: string; share: number; text: string }) {
  return (
    <div className="flex items-center gap-3">
      <dt className="w-20 shrink-0 text-ink-2 text-sm">{term}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        <span aria-hidden="true" className="h-1.5 min-w-0 flex-1 rounded-sm bg-sunken">
          <span
            className="block h-full rounded-sm bg-accent"
            style={{ width: `${Math.round(share * 100)}%` }}
          />
        </span>
        <span className="num w-14 text-right text-sm">{text}</span>
      </dd>
    </div>
  );
}
