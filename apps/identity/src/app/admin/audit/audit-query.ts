import type { AuditFilter } from "@hutong/identity/audit";
import { z } from "zod";

/** The columns of the log beside what happened, in their order. */
export const auditColumns = ["at", "actor", "subject", "account", "facts", "ip", "seq"] as const;

export type AuditColumn = (typeof auditColumns)[number];

const defaultColumns: readonly AuditColumn[] = auditColumns;

/** The filter as it stands in the address: what the form fills in, and the cursor of a page. */
const querySchema = z.object({
  action: z.string().trim().max(64).catch(""),
  person: z.string().trim().max(254).catch(""),
  actor: z.string().trim().max(254).catch(""),
  account: z.string().trim().max(254).catch(""),
  from: z.iso.date().catch(""),
  to: z.iso.date().catch(""),
  /** The columns that are shown, with commas between; empty for those that are shown unasked. */
  cols: z
    .preprocess((value) => (Array.isArray(value) ? value.join() : value), z.string().max(200))
    .transform((text) => auditColumns.filter((column) => text.split(",").includes(column)))
    .transform((cols) => (cols.join() === defaultColumns.join() ? "" : cols.join()))
    .catch(""),
});

export type AuditQuery = z.infer<typeof querySchema>;

/** The fields of the filter. */
export const queryFields = Object.keys(querySchema.shape) as readonly (keyof AuditQuery)[]; // the schema's own keys

/** Reads the filter from an address or a form; what makes no sense counts as not given. */
export function readQuery(source: Readonly<Record<string, unknown>>): AuditQuery {
  return querySchema.parse(Object.fromEntries(queryFields.map((field) => [field, source[field] ?? ""])));
}

/** Days are those of the pages' time zone, both included. */
export function filterOf({ from, to, cols: _, ...rest }: AuditQuery): AuditFilter {
  const texts = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  return {
    ...texts,
    ...(from && { from: new Date(`${from}T00:00:00+08:00`) }),
    ...(to && { to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000) }),
  };
}

/** The address of the log with another filter or at another page. */
export function auditHref(query: AuditQuery, change: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries({ ...query, ...change }).filter(([, value]) => value !== "");
  const text = new URLSearchParams(all).toString();
  return text ? `/admin/audit?${text}` : "/admin/audit";
}

/** The columns that a query shows. */
export function columnsOf({ cols }: AuditQuery): readonly AuditColumn[] {
  return cols === "" ? defaultColumns : auditColumns.filter((column) => cols.split(",").includes(column));
}
