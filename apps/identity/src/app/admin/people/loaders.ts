import { type FoundPerson, findPerson } from "@hutong/identity";
import { site } from "@hutong/site";
import { requireAdministrator } from "@/lib/administrator.ts";

/** The people an identifier may mean; undefined where nothing was asked. */
export async function loadFound(query: string): Promise<readonly FoundPerson[] | undefined> {
  await requireAdministrator();
  return query === "" ? undefined : findPerson(site().database.prisma, query);
}
