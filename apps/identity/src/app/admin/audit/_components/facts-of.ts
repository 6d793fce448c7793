import { z } from "zod";

/** So much of a value is shown; the export has the whole. */
const longestValue = 120;

/** The facts of an entry as name and text, in the order of their names; who the system was stands elsewhere. */
export function factsOf(data: unknown): readonly (readonly [string, string])[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data)
    .filter(([name]) => name !== "system")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, textOf(value)] as const);
}

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The part of the system that did it, where it was not a person. */
export function systemOf(data: unknown): string | undefined {
  return z.object({ system: z.string() }).safeParse(data).data?.system;
}
