const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * "5 minutes ago", "in 2 days"; from 30 days on the date itself, for nobody counts back further.
 * `locale` is a BCP 47 tag; `timeZone` an IANA name.
 */
export function relativeTimeText(date: Date, now: Date, locale: string, timeZone: string): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (distance < minute) return relative.format(0, "second");
  if (distance < hour) return relative.format(Math.trunc(seconds / minute), "minute");
  if (distance < day) return relative.format(Math.trunc(seconds / hour), "hour");
  if (distance < 30 * day) return relative.format(Math.trunc(seconds / day), "day");
  return new Intl.DateTimeFormat(locale, {
    dateStyle: locale.startsWith("zh") ? "long" : "medium",
    timeZone,
  }).format(date);
}
