import type { SearchPeopleInput } from "@hutong/identity";
import { z } from "zod";
import { tableView, type ViewOf } from "../table-view.ts";

export const peopleFilters = {
  status: ["active", "frozen"],
  realm: ["retail", "mall", "deals", "wholesale"],
  role: ["any", "support", "operator", "auditor", "owner"],
} as const;

export const peopleView = tableView({
  columns: ["ids", "numbers", "contacts", "seats", "status", "role", "since"],
  defaults: ["ids", "numbers", "contacts", "status"],
  filters: {
    status: z.enum(peopleFilters.status),
    realm: z.enum(peopleFilters.realm),
    role: z.enum(peopleFilters.role),
  },
});

export type PeopleView = ViewOf<typeof peopleView>;

/** True where the view means anybody at all. */
export function asksForPeople({ q, filters: { status, role } }: PeopleView): boolean {
  return q !== "" || status === "frozen" || role !== undefined;
}

/** The verb's input of a view. */
export function searchInput({ q, filters }: PeopleView): SearchPeopleInput {
  return { query: q, status: filters.status, realm: filters.realm, role: filters.role };
}
