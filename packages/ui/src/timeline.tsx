import clsx from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";

export type TimelineEvent = {
  key: string;
  title: ReactNode;
  /** A RelativeTime, usually. */
  time?: ReactNode;
  body?: ReactNode;
  tone?: Tone | undefined;
};

const dotClass: Record<Tone, string> = {
  neutral: "bg-line-strong",
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  info: "bg-info",
};

/** What happened, newest first as given. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  return (
    <ol aria-label={label}>
      {events.map(({ key, title, time, body, tone = "neutral" }) => (
        <li key={key} className="group relative pb-4 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className={clsx("absolute top-[0.5em] left-1 size-2 rounded-full", dotClass[tone])}
          />
          <span
            aria-hidden="true"
            className="absolute top-[1.4em] bottom-[-0.3em] left-[0.4375rem] w-px bg-line group-last:hidden"
          />
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p className="font-medium">{title}</p>
            {time && <p className="text-ink-3 text-xs">{time}</p>}
          </div>
          {body && <div className="text-ink-2">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
