import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** What the trade asks for: management, fair work, safe textiles, organic fibres, recycled content. */
export const certificateKinds = [
  "iso9001",
  "iso14001",
  "bsci",
  "oeko-tex-100",
  "gots",
  "grs",
  "test-report",
  "other",
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

const line = (max: number) =>
  z
    .string()
    .max(400)
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "invalid_type").max(max));

export const stateCertificateSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  kind: z.enum(certificateKinds, "invalid_type"),
  number: line(64),
  issuer: line(80),
  /** A day; empty where it does not end. */
  validUntil: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.iso.date("invalid_format").optional(),
  ),
});
export type StateCertificateInput = z.input<typeof stateCertificateSchema>;

export const certificateOfSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  certificateId: idSchema<"Certificate">(),
});
export type CertificateOfInput = z.input<typeof certificateOfSchema>;
