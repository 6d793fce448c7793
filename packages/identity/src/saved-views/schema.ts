import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** The tables of the console whose views can be kept; each stands at `/admin/<place>`. */
export const viewPlaces = [
  "people",
  "clients",
  "audit",
  "disputes",
  "traders",
  "trade-disputes",
  "reviews",
  "approvals",
  "bulk",
] as const;

export type ViewPlace = (typeof viewPlaces)[number];

const place = z.enum(viewPlaces);

export const saveViewSchema = z.object({
  place,
  name: z.string().trim().min(1, "view_name_empty").max(40),
  /** The query of the page's address, without `?`. */
  query: z.string().max(1_000),
});

export type SaveViewInput = z.input<typeof saveViewSchema>;

export const removeViewSchema = z.object({ id: idSchema<"SavedView">() });

export const placeSchema = z.object({ place });
