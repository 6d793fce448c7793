import type { Db } from "@hutong/db";
import { publishedSigningKeys } from "@hutong/identity/trade";
import { parseInput } from "@hutong/kernel";
import type { SdJwtVcPayload } from "@sd-jwt/sd-jwt-vc";
import type { z } from "zod";
import { type ClaimName, claimNames } from "../claims.ts";
import type { CarriedClaim, CarriedShop } from "./carried-claim.ts";
import { credentialType, isSignedBy, readingFormat, verifyingFormat } from "./credential-format.ts";
import type { CredentialIssuer } from "./issue-credential.ts";
import { verifyCredentialSchema } from "./schema.ts";
import { statusListToken } from "./status-list.ts";

/** What a credential that was shown to us is worth. */
export type VerifiedCredential =
  | {
      readonly state: "good" | "withdrawn" | "expired";
      readonly shop: CarriedShop;
      /** The claims that were disclosed, in the order of the passport. */
      readonly claims: readonly { readonly claim: ClaimName; readonly carried: CarriedClaim }[];
      readonly issuedAt: Date;
      readonly expiresAt: Date;
    }
  /** Not signed by one of our published keys, or changed since. */
  | { readonly state: "forged" }
  /** Of another issuer, or of another kind. */
  | { readonly state: "not_ours" };

class Withdrawn extends Error {}

/**
 * Verifies a credential as anybody can with our published keys and status lists: signature, issuer, type, time, status.
 * @throws DomainError `invalid_input` for what is no credential at all
 */
export async function verifyCredential(
  db: Db,
  input: z.input<typeof verifyCredentialSchema>,
  { issuer, keySecret, now }: CredentialIssuer & { readonly now: Date },
): Promise<VerifiedCredential> {
  const { compact } = parseInput(verifyCredentialSchema, input);
  const head = await headOf(compact);
  if (head?.iss !== issuer || head.vct !== credentialType(issuer)) return { state: "not_ours" };
  const keys = await publishedSigningKeys(db);
  const key = keys.find(({ kid }) => kid === head.kid);
  if (!key) return { state: "forged" };
  const format = verifyingFormat(key, {
    statusListFetcher: (uri) =>
      statusListToken(
        db,
        { listNo: Number(/\/status\/(\d{1,9})$/.exec(uri)?.[1] ?? 0), now },
        { issuer, keySecret },
      ),
    statusVerifier: (data, signature) => keys.some((one) => isSignedBy(one, data, signature)),
    statusValidator: async (status) => {
      if (status !== 0) throw new Withdrawn();
    },
  });
  // First as of the moment it was signed, so that the signature is judged apart from the time.
  const signed = await format.validate(compact, { currentDate: head.iat }).catch(() => undefined);
  if (!signed) return { state: "forged" };
  return { state: await stateNow(format, compact, now), ...contentOf(signed.payload as SdJwtVcPayload) };
}

async function stateNow(
  format: ReturnType<typeof verifyingFormat>,
  compact: string,
  now: Date,
): Promise<"good" | "withdrawn" | "expired"> {
  try {
    await format.verify(compact, { currentDate: Math.floor(now.getTime() / 1_000), skewSeconds: 60 });
    return "good";
  } catch (error) {
    if (error instanceof Withdrawn) return "withdrawn";
    // The signature is good: what else the library refuses of it is its time.
    return "expired";
  }
}

/** What a credential says of itself, before anything of it is believed. */
async function headOf(compact: string) {
  try {
    const { jwt } = await readingFormat().decode(compact);
    const payload = jwt?.payload as SdJwtVcPayload | undefined;
    const kid = jwt?.header?.kid;
    return { iss: payload?.iss, vct: payload?.vct, iat: payload?.iat ?? 0, kid };
  } catch {
    return undefined;
  }
}

function contentOf(payload: SdJwtVcPayload) {
  const carried = payload as unknown as Record<string, unknown>;
  return {
    // Signed by us: it has the shape that `issueCredential` gave it.
    shop: carried.shop as CarriedShop,
    claims: claimNames
      .filter((claim) => claim in carried)
      .map((claim) => ({ claim, carried: carried[claim] as CarriedClaim })),
    issuedAt: new Date((payload.iat ?? 0) * 1_000),
    expiresAt: new Date((payload.exp ?? 0) * 1_000),
  };
}
