"use server";

import { removeView, saveView, type ViewPlace, viewPlaces } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Keeps the filters and columns of the table under a name. */
export async function keepView(place: ViewPlace, _before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator();
  const state = await formState(form, async () => {
    await saveView(await requestCtx(), {
      place: placeOf(place),
      name: postedText(form, "name"),
      query: postedText(form, "query"),
    });
  });
  if (state.status === "done") revalidatePath(`/admin/${placeOf(place)}`);
  return shownForm(state);
}

/** Forgets a kept view; one that is gone is forgotten already. */
export async function forgetView(place: ViewPlace, form: FormData): Promise<void> {
  await requireAdministrator();
  try {
    await removeView(await requestCtx(), { id: postedText(form, "id") });
  } catch (error) {
    const isGone = isDomainError(error) && ["not_found", "invalid_input"].includes(error.code);
    if (!isGone) throw error;
  }
  redirect(`/admin/${placeOf(place)}`);
}

/** What a page has bound comes back from the browser: it is looked at like everything else from there. */
function placeOf(place: ViewPlace): ViewPlace {
  return z.enum(viewPlaces).parse(place);
}
