"use server";

import { accountPath } from "@hutong/account-pages";
import { arrangePictures } from "@hutong/catalog";
import { addPicture, maxPictureBytes } from "@hutong/catalog/add-picture";
import { isDomainError } from "@hutong/kernel";
import { actorOf, formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { postedArrangement } from "./posted-pictures.ts";

type Ctx = Awaited<ReturnType<typeof requestCtx>>;

/**
 * Takes the pictures that were chosen and puts all into the order that was asked for. What is in order is kept whatever
 * else is wrong: good pictures are not chosen again, and words are not typed again.
 */
export async function savePictures(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const of = { accountId: String(accountId), listingId: postedText(form, "listing") };
  const refused: { name: string; fault: string }[] = [];
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    refused.push(...(await takeFiles(ctx, of, form)));
    await arrangePictures(ctx, { ...of, ...postedArrangement(form) });
    revalidatePath("/", "layout");
    if (refused.length === 0)
      redirect(
        `${accountPath(of.accountId, `goods/${encodeURIComponent(of.listingId)}/pictures`)}?done=saved`,
      );
  });
  revalidatePath("/", "layout");
  const view = await shownForm(state);
  if (refused.length === 0) return view;
  const t = await getTranslations("refusal");
  const errors = refused.map(({ name, fault }) => ({
    field: "files",
    message: `${name}: ${t(`field.${fault as "picture_kind"}`)}`, // the faults of pictures are all keys
  }));
  return {
    ...view,
    status: "refused",
    errors: [...errors, ...view.errors],
    fields: { ...view.fields, files: errors.map(({ message }) => message).join(" ") },
    // What was written is kept: the page shows it.
    values: state.status === "refused" ? view.values : {},
  };
}

/** Adds the chosen files one after another. @returns those that were refused, with what is wrong */
async function takeFiles(
  ctx: Ctx,
  of: { readonly accountId: string; readonly listingId: string },
  form: FormData,
): Promise<{ name: string; fault: string }[]> {
  const refused: { name: string; fault: string }[] = [];
  const colour = postedText(form, "newColour");
  for (const file of form.getAll("files")) {
    if (!(file instanceof File) || file.size === 0) continue;
    const name = file.name.slice(-60);
    if (file.size > maxPictureBytes) {
      refused.push({ name, fault: "picture_too_big" });
      continue;
    }
    try {
      await addPicture(ctx, { ...of, colour, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      const fault = isDomainError(error) ? error.fields?.picture : undefined;
      if (!fault) throw error;
      refused.push({ name, fault });
    }
  }
  return refused;
}
