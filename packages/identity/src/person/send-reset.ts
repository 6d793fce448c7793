import { inTransaction, writeMessage } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { sentResetText } from "../mail/texts.ts";
import { reachableById } from "../reset/reachable-people.ts";
import { writeVerification } from "../reset/write-verification.ts";
import { newCode } from "../verification/code.ts";
import { channelOf, countSending } from "../verification/sending.ts";
import { assertMayActOn, beginAdminWrite } from "./begin-admin-write.ts";
import { adminFacts, type SendResetInput, sendResetSchema } from "./schema.ts";

/**
 * Sends a person a code to reset her password, to the contact she is reached by: her own choice of a password, never
 * the administrator's, who does not see the code either (SECURITY 18).
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden`, `not_found`, `throttled`, `conflict` where she
 * has no address or number, `invalid_input` (a person gives a reason)
 */
export async function sendReset(ctx: IdentityCtx, input: SendResetInput): Promise<void> {
  const { userId, reason, batchId, siteOrigin, locale } = parseInput(sendResetSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await assertMayActOn(ctx, userId);
  const person = await reachableById(ctx.db, userId);
  if (!person) throw new DomainError("conflict");
  await countSending(ctx, person.contact.value);
  const [id, ticket] = [newId(), newId()];
  const { code, codeHash } = newCode(id);
  const link = `${siteOrigin}/reset/code?${new URLSearchParams({ ticket })}`;
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await writeVerification(inner, { id, ticket, person, codeHash });
    await writeMessage(tx, {
      id: newId(),
      channel: channelOf(person.contact.kind),
      recipient: person.contact.value,
      ...sentResetText({ code, idName: person.idName, link }, locale),
    });
    const data = { kind: person.contact.kind, ...adminFacts({ reason, batchId }) };
    await writeAudit(inner, { action: "person.reset_sent", subjectUserId: userId, data });
  });
}
