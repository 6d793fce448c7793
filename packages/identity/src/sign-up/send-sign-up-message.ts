import { type ContactKind, writeMessage } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import type { Locale } from "../locale.ts";
import { alreadyHereText, signUpCodeText } from "../mail/texts.ts";
import { channelOf } from "../verification/sending.ts";

interface ContactOf {
  readonly kind: ContactKind;
  readonly value: string;
}

/** True if somebody has proven that the contact is hers. */
export async function isTaken(ctx: IdentityCtx, contact: ContactOf): Promise<boolean> {
  const owner = await ctx.db.contact.findUnique({
    where: { kind_verifiedKey: { kind: contact.kind, verifiedKey: contact.value } },
    select: { id: true },
  });
  return owner !== null;
}

/** Sends the code; without one, the word that she has an ID already. */
export async function sendSignUpMessage(
  ctx: IdentityCtx,
  contact: ContactOf,
  message: { readonly code: string | null; readonly locale: Locale | undefined },
): Promise<void> {
  const text = message.code ? signUpCodeText(message.code, message.locale) : alreadyHereText(message.locale);
  await writeMessage(ctx.db, {
    id: newId(),
    channel: channelOf(contact.kind),
    recipient: contact.value,
    ...text,
  });
  await writeAudit(ctx, { action: "verification.sent", data: { purpose: "sign_up", kind: contact.kind } });
}
