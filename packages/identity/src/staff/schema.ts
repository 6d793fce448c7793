import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { localeSchema } from "../locale.ts";
import { sendResetSchema } from "../person/schema.ts";
import { codeSchema } from "../verification/code.ts";

export const seatRoles = ["manager", "buyer", "service", "finance", "viewer"] as const;

/** What follows the colon: `xixi:alice`. */
const seatName = z
  .string()
  .max(64, "seat_name_invalid")
  .transform((typed) => typed.normalize("NFKC").trim())
  .pipe(z.string().regex(/^[\p{L}\p{N}._-]{1,32}$/u, "seat_name_invalid"));

/** In fen; null is without a limit. A thousand million yuan is more than any order. */
const limitFen = z
  .bigint("limit_invalid")
  .min(0n, "limit_invalid")
  .max(99_999_999_999n, "limit_invalid")
  .nullable();

const terms = {
  role: z.enum(seatRoles),
  orderLimitFen: limitFen,
  monthLimitFen: limitFen,
};

export const inviteStaffSchema = z.object({
  accountId: idSchema<"Account">(),
  name: seatName,
  contact: z.string().max(254, "contact_invalid"),
  ...terms,
  /** Origin of the identity site, for the link in the message. */
  siteOrigin: z.url().max(200),
  locale: localeSchema.optional(),
});

export type InviteStaffInput = z.input<typeof inviteStaffSchema>;

export const changeStaffSchema = z.object({ seatId: idSchema<"StaffSeat">(), ...terms });

export type ChangeStaffInput = z.input<typeof changeStaffSchema>;

export const seatSchema = z.object({ seatId: idSchema<"StaffSeat">() });

export type SeatInput = z.input<typeof seatSchema>;

export const invitationSchema = z.object({ invitationId: z.uuid() });

export type InvitationInput = z.input<typeof invitationSchema>;

/** By an administrator, for the person whose shop it is. */
export const resendInvitationSchema = sendResetSchema.extend({ invitationId: z.uuid() });

export type ResendInvitationInput = z.input<typeof resendInvitationSchema>;

export const acceptSeatSchema = invitationSchema.extend({ code: codeSchema });

export type AcceptSeatInput = z.input<typeof acceptSeatSchema>;

/** An invitation is good for a week and five wrong codes. */
export const invitationLife = { ms: 7 * 86_400_000, maxAttempts: 5 } as const;

/** A shop has room for so many, invitations included. */
export const maxSeats = 100;
