import type { Db } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";
import { postEntries } from "./post-entries.ts";
import type { PlaceHoldInput, PostHoldInput, VoidHoldInput } from "./schema.ts";
import type { PostedEntry } from "./write-entries.ts";

/**
 * Sets money aside until it is posted, voided, or its time is over (the first step of a two-phase transfer). The hold
 * has the id of its entry.
 * @throws as `postEntries`; `invalid_input` for a time that is past
 */
export async function placeHold(ctx: Ctx<Db>, input: PlaceHoldInput): Promise<PostedEntry> {
  return postOne(ctx, { kind: "hold", ...input });
}

/** Posts a hold, all of it or a part: what is not named goes back where it came from. @throws as `postEntries` */
export async function postHold(ctx: Ctx<Db>, input: PostHoldInput): Promise<PostedEntry> {
  return postOne(ctx, { kind: "post_hold", ...input });
}

/** Gives a hold back, whole. @throws as `postEntries` */
export async function voidHold(ctx: Ctx<Db>, input: VoidHoldInput): Promise<PostedEntry> {
  return postOne(ctx, { kind: "void_hold", ...input });
}

async function postOne(
  ctx: Ctx<Db>,
  entry: Parameters<typeof postEntries>[1]["entries"][number],
): Promise<PostedEntry> {
  const [posted] = await postEntries(ctx, { entries: [entry] });
  if (!posted) throw new DomainError("not_found");
  return posted;
}
