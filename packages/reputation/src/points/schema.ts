import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { pointsFor } from "./point-rules.ts";

const entry = z
  .strictObject({
    accountId: idSchema<"Account">(),
    index: z.enum(["integrity", "generosity"]),
    reason: z.string().max(32),
    at: z.date(),
    /** The event that it comes from: told twice, it is counted once. */
    eventId: z.uuid(),
    /** The account on the other side. */
    partyId: idSchema<"Account">().optional(),
  })
  .refine(({ index, reason }) => pointsFor(index, reason) !== undefined, {
    error: "reason.unknown",
    path: ["reason"],
  });

export const recordPointsSchema = z.array(entry).max(1_000);
export type NewPoints = z.input<typeof entry>;
