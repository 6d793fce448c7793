import clsx from "clsx";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

export type Step = { label: string; hint?: string | undefined };

type StepsProps = {
  label: string;
  steps: readonly Step[] /** Index of the step one is at; `steps.length` when all are done. */;
  current: number;
};

/** Where one stands in a way of a few steps. */
export function Steps({ label, steps, current }: StepsProps) {
  const t = useTranslations("ui.steps");
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-2 gap-y-3">
      {steps.map((step, index) => {
        const state = index < current ? "done" : index === current ? "current" : "todo";
        return (
          <li
            key={step.label}
            aria-current={state === "current" ? "step" : undefined}
            className="flex min-w-32 flex-1 items-start gap-2 max-sm:basis-full"
          >
            <span
              aria-hidden="true"
              className={clsx(
                "num flex size-6 shrink-0 items-center justify-center rounded-full font-medium text-xs",
                state === "done" && "bg-accent-soft text-accent",
                state === "current" && "bg-accent text-accent-ink",
                state === "todo" && "border border-line-strong text-ink-3",
              )}
            >
              {state === "done" ? <Check size={14} /> : index + 1}
            </span>
            <span className="min-w-0 flex-1 pt-0.5 text-sm">
              <span className="flex items-center gap-2">
                <span
                  className={clsx(
                    state === "todo" ? "text-ink-3" : "text-ink",
                    state === "current" && "font-medium",
                  )}
                >
                  {step.label}
                </span>
                <span className="sr-only">{t(state)}</span>
                {index < steps.length - 1 && (
                  <span aria-hidden="true" className="h-px flex-1 bg-line max-sm:hidden" />
                )}
              </span>
              {step.hint && <span className="block text-ink-3 text-xs">{step.hint}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
