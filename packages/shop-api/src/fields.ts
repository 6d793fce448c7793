import { z } from "zod";
import { say } from "./said.ts";

/** Ids as they come from outside. */
export const id = z.uuid().toLowerCase();

/** Integer fen; far below what a JSON number holds exactly (2^53). */
export const fen = z.int().min(0).max(1_000_000_000_000);

export const instant = z.iso.datetime();

/** A page of a list goes on where the last one ended. */
export const pageQuery = {
  cursor: say(
    z.string().max(200).optional(),
    "Where to go on: `next_cursor` of the page before.",
    "从哪里继续：上一页返回的 next_cursor。",
  ),
  limit: say(
    z.coerce.number().pipe(z.int().min(1).max(100)).default(24),
    "Rows on a page, 100 at the most.",
    "每页条数，最多 100。",
  ),
};

export const nextCursor = say(
  z.string().nullable(),
  "Cursor of the next page; null at the end.",
  "下一页的游标；没有更多时为 null。",
);

/** Money as the API shows it. */
export function fenOf(amount: bigint): number {
  return Number(amount);
}
