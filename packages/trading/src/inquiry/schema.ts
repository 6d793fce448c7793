import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** Lines of a text keep, what else a keyboard cannot type goes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

const bodySchema = z
  .string()
  .max(16_000)
  .transform((text) => text.replace(/\r\n?/g, "\n").replace(unwritable, "").trim())
  .pipe(z.string().min(1, "invalid_type").max(4_000));

/** A form's field that may stay empty. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}

/** A day as `<input type="date">` sends it. */
const daySchema = z.iso.date("invalid_format");

export const openInquirySchema = z.strictObject({
  /** The wholesale account in whose name it is asked. */
  accountId: idSchema<"Account">(),
  /** The supplier, by its login name in wholesale. */
  supplier: z.string().trim().min(1).max(64),
  listingId: optional(idSchema<"Listing">()),
  subject: z
    .string()
    .max(400)
    .transform((text) => text.replace(unwritable, "").replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "invalid_type").max(80)),
  /** Pieces, or what the style's category is sold by. */
  quantity: optional(
    z.coerce.number("quantity").int("quantity").min(1, "quantity").max(10_000_000, "quantity"),
  ),
  wantedBy: optional(daySchema),
  body: bodySchema,
  /** Made with the form: the same key twice opens one inquiry. */
  key: z.uuid(),
});
export type OpenInquiryInput = z.input<typeof openInquirySchema>;

export const sendMessageSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  inquiryId: idSchema<"Inquiry">(),
  body: bodySchema,
  /** Made with the form: the same key twice sends one message. */
  key: z.uuid(),
});
export type SendMessageInput = z.input<typeof sendMessageSchema>;

export const inquiryOfSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  inquiryId: idSchema<"Inquiry">(),
});
export type InquiryOfInput = z.input<typeof inquiryOfSchema>;

export const inquiryFilters = ["open", "unread", "closed"] as const;
export type InquiryFilter = (typeof inquiryFilters)[number];

/** The address of the inbox as a person may have typed it: what cannot be understood is left out. */
export const inboxSchema = z.object({
  show: z.enum(inquiryFilters).catch("open"),
  page: z.coerce.number().int().min(1).max(500).catch(1),
});
