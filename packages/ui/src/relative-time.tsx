import { useLocale } from "next-intl";
import { relativeTimeText } from "./relative-time-text.ts";

type RelativeTimeProps = {
  date: Date;
  /** Given, never read from the clock: server and browser must say the same. */
  now: Date;
  /** Defaults to the language of the page. */
  locale?: string | undefined;
  timeZone?: string | undefined;
};

/** Relative in the text, exact on hover and for machines. */
export function RelativeTime({ date, now, locale, timeZone = "Asia/Shanghai" }: RelativeTimeProps) {
  const language = useLocale();
  const tag = locale ?? language;
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "medium", timeZone }).format(
    date,
  );
  return (
    <time dateTime={date.toISOString()} title={exact} className="whitespace-nowrap">
      {relativeTimeText(date, now, tag, timeZone)}
    </time>
  );
}
