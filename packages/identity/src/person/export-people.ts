import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type PersonLine, type SearchPeopleInput, searchPeople } from "./search-people.ts";

/** A file of more is for the operator's tool. */
const maxExported = 10_000;

/**
 * The people of a search as a file holds them, at most 10,000; the audit keeps who took how many and by what search.
 * @throws as searchPeople
 */
export async function exportPeople(ctx: IdentityCtx, input: SearchPeopleInput): Promise<PersonLine[]> {
  const people: PersonLine[] = [];
  let after: string | undefined;
  do {
    const page = await searchPeople(ctx, { ...input, limit: 500, after });
    people.push(...page.people);
    after = page.next ?? undefined;
  } while (after && people.length < maxExported);
  const exported = people.slice(0, maxExported);
  const { query = "", status, realm, role } = input;
  const filter = Object.fromEntries(Object.entries({ status, realm, role }).filter(([, value]) => value));
  await writeAudit(ctx, {
    action: "people.exported",
    data: { count: exported.length, query: query.slice(0, 254), ...filter },
  });
  return exported;
}
