import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { placeSchema, removeViewSchema, type SaveViewInput, saveViewSchema } from "./schema.ts";

/** More than this nobody finds her way among. */
const maxViews = 30;

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

const everyRole = ["support", "operator", "auditor", "owner"] as const;

/**
 * Keeps a view of a table of the console under a name; the same name again replaces it. A convenience of the
 * administrator's own: it is not audited.
 * @throws DomainError `not_signed_in`, `forbidden`, `invalid_input`, `conflict` where there are 30 already
 */
export async function saveView(ctx: IdentityCtx, input: SaveViewInput): Promise<void> {
  await assertAdministrator(ctx, everyRole);
  const userId = actingPerson(ctx);
  const { place, name, query } = parseInput(saveViewSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`views:${userId}`}, 0))`;
    const others = await tx.savedView.count({ where: { userId, place, name: { not: name } } });
    if (others >= maxViews) throw new DomainError("conflict");
    await tx.savedView.upsert({
      where: { userId_place_name: { userId, place, name } },
      create: { id: newId(), userId, place, name, query, createdAt: ctx.now },
      update: { query },
      select: { id: true },
    });
  });
}

/**
 * Forgets a view of one's own.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found` (another's and missing alike)
 */
export async function removeView(ctx: IdentityCtx, input: z.input<typeof removeViewSchema>): Promise<void> {
  await assertAdministrator(ctx, everyRole);
  const { id } = parseInput(removeViewSchema, input);
  const { count } = await ctx.db.savedView.deleteMany({ where: { id, userId: actingPerson(ctx) } });
  if (count === 0) throw new DomainError("not_found");
}

/** The views that whoever acts keeps of a table, by name. @throws DomainError `not_signed_in` */
export async function readViews(ctx: IdentityCtx, input: z.input<typeof placeSchema>): Promise<SavedView[]> {
  const { place } = parseInput(placeSchema, input);
  return ctx.db.savedView.findMany({
    where: { userId: actingPerson(ctx), place },
    orderBy: { name: "asc" },
    take: maxViews,
    select: { id: true, name: true, query: true },
  });
}
