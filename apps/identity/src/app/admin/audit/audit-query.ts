import type { AuditFilter } from "@hutong/identity/audit";
import { z } from "zod";
import { tableView, typedFilter, type ViewOf } from "../table-view.ts";

const columns = ["at", "actor", "subject", "account", "facts", "ip", "seq"] as const;

/** The log is filtered by what is named in it, not searched: it has no `q`. */
export const auditView = tableView({
  columns,
  defaults: columns,
  filters: {
    person: typedFilter,
    actor: typedFilter,
    account: typedFilter,
    action: typedFilter.max(64),
    from: z.iso.date(),
    to: z.iso.date(),
  },
});

export type AuditView = ViewOf<typeof auditView>;

/** Days are those of the pages' time zone, both included. */
export function filterOf({ filters: { from, to, ...texts } }: AuditView): AuditFilter {
  return {
    ...texts,
    ...(from && { from: new Date(`${from}T00:00:00+08:00`) }),
    ...(to && { to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000) }),
  };
}

/** The address of the log with another filter, or at another page. */
export function auditHref(
  view: AuditView,
  filters: AuditView["filters"] = {},
  page: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(auditView.write({ ...view, filters: { ...view.filters, ...filters } }));
  for (const [name, value] of Object.entries(page)) query.set(name, value);
  return query.size > 0 ? `/admin/audit?${query}` : "/admin/audit";
}
