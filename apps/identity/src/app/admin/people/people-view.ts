import type { SearchPeopleInput } from "@hutong/identity";
import { z } from "zod";

/** The columns of the table of people, in their order; the name is always there. */
export const peopleColumns = ["ids", "numbers", "contacts", "seats", "status", "role", "since"] as const;

export type PeopleColumn = (typeof peopleColumns)[number];

const defaultColumns: readonly PeopleColumn[] = ["ids", "numbers", "contacts", "status"];

/** What the address of the page says: whom to show, and how. */
export interface PeopleView extends Pick<SearchPeopleInput, "status" | "realm" | "role"> {
  readonly q: string;
  readonly cols: readonly PeopleColumn[];
  readonly after?: string | undefined;
}

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const many = (value: unknown) => (value === undefined ? undefined : [value].flat().slice(0, 20));

/** What cannot be read is as if it were not there: an address is typed and shortened by hand. */
const viewSchema = z.object({
  q: z.preprocess(one, z.string().max(254).trim()).catch(""),
  status: z.preprocess(one, z.enum(["active", "frozen"]).optional()).catch(undefined),
  realm: z.preprocess(one, z.enum(["retail", "mall", "deals", "wholesale"]).optional()).catch(undefined),
  role: z
    .preprocess(one, z.enum(["any", "support", "operator", "auditor", "owner"]).optional())
    .catch(undefined),
  cols: z
    .preprocess(many, z.array(z.enum(peopleColumns)).default([...defaultColumns]))
    .catch([...defaultColumns]),
  after: z.preprocess(one, z.string().max(1_000).optional()).catch(undefined),
});

/** Reads the address's query. */
export function readPeopleView(query: Record<string, string | string[] | undefined>): PeopleView {
  return viewSchema.parse(query);
}

/** The address's query of a view, without `?`; `after` only where it is given. */
export function peopleViewQuery(view: PeopleView, after?: string): string {
  const query = new URLSearchParams();
  if (view.q) query.set("q", view.q);
  for (const key of ["status", "realm", "role"] as const) {
    const value = view[key];
    if (value) query.set(key, value);
  }
  const asDefault = view.cols.join() === defaultColumns.join();
  if (!asDefault) for (const column of view.cols) query.append("cols", column);
  if (after) query.set("after", after);
  return query.toString();
}

/** True where the view means anybody at all. */
export function asksForPeople({ q, status, role }: PeopleView): boolean {
  return q !== "" || status === "frozen" || role !== undefined;
}

/** The verb's input of a view. */
export function searchInput(view: PeopleView): SearchPeopleInput {
  const { q, status, realm, role, after } = view;
  return { query: q, status, realm, role, after };
}
