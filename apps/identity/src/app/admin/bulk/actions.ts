"use server";

import { applyBulk, bulkBounds, decodeText, stageBulk } from "@hutong/identity";
import { DomainError } from "@hutong/kernel";
import { formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Looks at a file of acts, or at what was pasted; nothing is done. */
export async function stage(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const state = await formState(form, async () => {
    const { batchId } = await stageBulk(await requestCtx(), await postedFile(form));
    redirect(`/admin/bulk/${batchId}`);
  });
  return shownForm(state);
}

/** Does what the dry run let through, as much as fits into one answer. The verb checks, and writes the audit. */
export async function apply(batchId: string, _before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const id = z.uuid().parse(batchId);
  const path = `/admin/bulk/${id}`;
  const state = await formState(form, async () => {
    await applyBulk(await requestCtx(), { batchId: id, siteOrigin: site().env.origin });
    redirect(`${path}?done=apply`);
  });
  return shownForm(state, { place: { form: "bulk-apply", path } });
}

async function postedFile(form: FormData): Promise<{ readonly fileName: string; readonly text: string }> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return { fileName: "", text: postedText(form, "text") };
  if (file.size > bulkBounds.bytes)
    throw new DomainError("invalid_input", { fields: { file: "bulk.too_big" } });
  return { fileName: file.name, text: decodeText(new Uint8Array(await file.arrayBuffer())) };
}
