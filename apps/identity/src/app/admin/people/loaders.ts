import { type PeoplePage, readViews, type SavedView, searchPeople } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { requireAdministrator } from "@/lib/administrator.ts";
import { asksForPeople, type PeopleView, searchInput } from "./people-view.ts";

export interface FoundPeople {
  /** Undefined where nobody was asked for. */
  readonly found: PeoplePage | undefined;
  readonly views: readonly SavedView[];
  readonly mayAct: boolean;
  readonly now: Date;
}

/** The people of a view, from where a page of them begins, and the views that this administrator keeps. */
export async function loadPeople(view: PeopleView, after: string | undefined): Promise<FoundPeople> {
  const { mayAct } = await requireAdministrator();
  const ctx = await requestCtx();
  const [found, views] = await Promise.all([
    asksForPeople(view) ? searchPeople(ctx, { ...searchInput(view), after }) : undefined,
    readViews(ctx, { place: "people" }),
  ]);
  return { found, views, mayAct, now: ctx.now };
}
