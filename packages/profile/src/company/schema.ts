import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { isCreditCode } from "./credit-code.ts";

export const businessTypes = ["company", "sole_trader", "factory", "cooperative", "other"] as const;

/** A landline with its area code (0571-88886666, an extension after -), or a mobile number. */
const phone = /^(?:(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|400-?\d{3}-?\d{4})$/;

export const companyDataSchema = z.object({
  accountId: idSchema<"Account">(),
  legalName: z.string().trim().min(2, "too_short").max(80, "too_long"),
  uscc: z
    .string()
    .max(40, "credit_code_invalid")
    // As it is typed from paper: in groups, in small letters, in full-width signs.
    .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase())
    .refine(isCreditCode, "credit_code_invalid"),
  businessType: z.enum(businessTypes, "choose"),
  registeredAddress: z.string().trim().min(6, "address_too_short").max(160, "too_long"),
  contactName: z.string().trim().min(1, "empty").max(32, "too_long"),
  contactPhone: z
    .string()
    .max(30, "phone_invalid")
    .transform((text) => text.normalize("NFKC").replace(/\s/g, ""))
    .refine((text) => phone.test(text), "phone_invalid"),
  /** That of the data the form was made from; 0 where there were none. */
  version: z.coerce.number().int().min(0).max(1_000_000),
});
export type SaveCompanyDataInput = z.input<typeof companyDataSchema>;
