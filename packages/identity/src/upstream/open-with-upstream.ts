import { DomainError, parseInput } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { parseContact } from "../identifier.ts";
import { sendSignUpCode } from "../sign-up/send-sign-up-code.ts";
import { countSending } from "../verification/sending.ts";
import { readProof } from "./proof.ts";
import { type OpenWithUpstreamInput, openWithUpstreamSchema } from "./schema.ts";

/**
 * "I have no Hutong ID": begins a sign-up without a password for who came from a provider. The address is hers only once
 * our own code comes back from it, whatever the provider says of it; `finishSignUp` ends it. Where somebody has the
 * address the answer is the same, she is told so by message, and no code is ever right (SECURITY 16, 19).
 * @throws DomainError `expired` (the proof is gone, used, another browser's), `conflict` (field `upstream`:
 * `upstream.taken`), `invalid_input`, `throttled`
 */
export async function openWithUpstream(
  ctx: IdentityCtx,
  input: OpenWithUpstreamInput,
): Promise<{ readonly verificationId: string }> {
  const { visitId, browser, contact: typed, displayName, locale } = parseInput(openWithUpstreamSchema, input);
  const contact = parseContact(typed);
  if (!contact) throw new DomainError("invalid_input", { fields: { contact: "contact.invalid" } });
  const proof = await readProof(ctx, { visitId, browser });
  if (!proof?.interactionUid) throw new DomainError("expired");
  if (proof.takenBy) throw new DomainError("conflict", { fields: { upstream: "upstream.taken" } });
  await countSending(ctx, contact.value);
  const payload = {
    secret: null,
    upstreamVisitId: visitId,
    displayName: displayName ?? null,
    locale: locale ?? null,
  };
  return sendSignUpCode(ctx, contact, payload);
}
