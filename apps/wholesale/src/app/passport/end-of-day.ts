/** The time of the house: a day ends where its trade is. */
const zone = "Asia/Shanghai";
const offset = "+08:00";

/** The end of a typed day (`2027-11-24`); null for an empty field, an invalid date for anything else. */
export function endOfDay(typed: string): Date | null {
  const text = typed.trim();
  return text === "" ? null : new Date(`${text}T23:59:59${offset}`);
}

/** The day of a time, as a date field wants it. */
export function dayOf(time: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(time);
}
