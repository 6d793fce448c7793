import { type MergePreview, type PersonLine, previewMerge, searchPeople } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";

/** Why two cannot be merged. */
const stops = z.enum(["same_person", "administrator", "nothing_to_merge"]);

export type LoadedMerge =
  | { readonly step: "choose"; readonly q: string; readonly people: readonly PersonLine[] }
  | { readonly step: "stopped"; readonly stop: z.infer<typeof stops> }
  | { readonly step: "preview"; readonly preview: MergePreview };

/** Whom to merge, or what merging her would do. */
export async function loadMerge(
  intoUserId: string,
  { from, q }: { readonly from: string; readonly q: string },
): Promise<LoadedMerge> {
  await requireAdministrator(["operator", "owner"]);
  const ctx = await requestCtx();
  if (from === "") {
    const found = q === "" ? [] : (await searchPeople(ctx, { query: q, limit: 20 })).people;
    return { step: "choose", q, people: found.filter(({ userId }) => userId !== intoUserId) };
  }
  if (!z.uuid().safeParse(from).success) notFound();
  try {
    const preview = await previewMerge(ctx, { fromUserId: from, intoUserId });
    const isEmpty = Object.values(preview.plan).every((rows) => rows.length === 0);
    return isEmpty ? { step: "stopped", stop: "nothing_to_merge" } : { step: "preview", preview };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === "not_found") notFound();
    const stop = stops.safeParse(error.fields.state?.replace("merge.", ""));
    if (!stop.success) throw error;
    return { step: "stopped", stop: stop.data };
  }
}
