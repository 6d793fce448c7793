import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { claimNames } from "../claims.ts";

/**
 * A credential lives for at most so long: what signed it stays published for 30 days after a rotation, so no credential
 * outlives the key that proves it.
 */
export const credentialDays = 30;

/** Bits of one status list (Token Status List): 16 KiB before compression. */
export const statusListSize = 131_072;

/** More than any credential of ours, with all its disclosures. */
export const maxCredentialChars = 20_000;

const claims = z
  .array(z.enum(claimNames))
  .min(1, "credential_claims_empty")
  .max(claimNames.length)
  .transform((all) => [...new Set(all)]);

export const issueCredentialSchema = z.object({ accountId: idSchema<"Account">(), claims });

export type IssueCredentialInput = z.input<typeof issueCredentialSchema>;

export const withdrawCredentialSchema = z.object({ credentialId: idSchema<"ShopCredential">() });

export type WithdrawCredentialInput = z.input<typeof withdrawCredentialSchema>;

/** A credential as somebody pasted it: line breaks and spaces of mail programs are none of it. */
const compact = z
  .string()
  .max(maxCredentialChars * 2, "credential_unreadable")
  .transform((text) => text.replace(/\s+/g, ""))
  .pipe(
    z
      .string()
      .min(1, "credential_empty")
      .max(maxCredentialChars, "credential_unreadable")
      .regex(/^[\w-]+\.[\w-]+\.[\w-]+~(?:[\w-]+~)*$/, "credential_unreadable"),
  );

export const presentCredentialSchema = z.object({
  compact,
  claims: z.array(z.enum(claimNames)).max(claimNames.length),
});

export const verifyCredentialSchema = z.object({ compact });
