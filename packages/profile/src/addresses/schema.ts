import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { regionNames } from "./regions.ts";

export const mostAddresses = 20;

export const saveAddressSchema = z.object({
  accountId: idSchema<"Account">(),
  /** Made by the form of a new entry: the second click writes no second one. */
  addressId: idSchema<"TradeAddress">(),
  recipient: z.string().trim().min(1, "empty").max(32, "too_long"),
  mobile: z
    .string()
    .max(30, "mobile_invalid")
    .transform((text) =>
      text
        .normalize("NFKC")
        .replace(/[\s-]/g, "")
        .replace(/^\+?86(?=1)/, ""),
    )
    .refine((text) => /^1[3-9]\d{9}$/.test(text), "mobile_invalid"),
  /** GB/T 2260 code. */
  district: z.string().refine((code) => regionNames(code) !== undefined, "district_missing"),
  street: z.string().trim().min(4, "street_too_short").max(120, "too_long"),
  zip: z
    .string()
    .trim()
    .regex(/^(?:\d{6})?$/, "postcode_invalid")
    .transform((text) => text || null),
  isDefault: z.boolean(),
  isReturn: z.boolean(),
});
export type SaveAddressInput = z.input<typeof saveAddressSchema>;

export const addressSchema = saveAddressSchema.pick({ accountId: true, addressId: true });
export type AddressInput = z.input<typeof addressSchema>;
