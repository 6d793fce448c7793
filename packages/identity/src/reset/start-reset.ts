import { inTransaction, writeMessage } from "@hutong/db";
import { newId, parseInput } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { parseIdentifier } from "../identifier.ts";
import { resetCodeText } from "../mail/texts.ts";
import { waitForFloor } from "../time-floor.ts";
import { codeLife, newCode } from "../verification/code.ts";
import { channelOf, countSending } from "../verification/sending.ts";
import { type Reachable, reachablePeople } from "./reachable-people.ts";
import { type StartResetInput, startResetSchema } from "./schema.ts";

/** Longer than writing the messages of eight people takes. */
const answerFloorMs = 150;

/**
 * Begins a password reset: every person whom the identifier may mean gets a code of her own, in a message that names
 * the ID. The answer is a ticket, whether or not there is anybody, and takes the same time (SECURITY 16).
 * @throws DomainError `invalid_input`, `throttled`
 */
export async function startReset(
  ctx: IdentityCtx,
  input: StartResetInput,
): Promise<{ readonly ticket: string }> {
  const { identifier: typed, locale } = parseInput(startResetSchema, input);
  const identifier = parseIdentifier(typed);
  await countSending(ctx, identifier ? JSON.stringify({ ...identifier, memberNo: undefined }) : typed);
  const startedAt = performance.now();
  const people = identifier ? await reachablePeople(ctx.db, identifier) : [];
  const ticket = newId();
  await inTransaction(ctx.db, async (tx) => {
    const taken = new Set<string>();
    for (const person of people) {
      const id = newId();
      const { code, codeHash } = differentCode(id, taken);
      await writeVerification({ ...ctx, db: tx }, { id, ticket, person, codeHash });
      await writeMessage(tx, {
        id: newId(),
        channel: channelOf(person.contact.kind),
        recipient: person.contact.value,
        ...resetCodeText(code, person.idName, locale),
      });
    }
  });
  await waitForFloor(startedAt, answerFloorMs);
  return { ticket };
}

/** Codes of one ticket differ, so that each says whose password it resets. */
function differentCode(id: string, taken: Set<string>): ReturnType<typeof newCode> {
  let made = newCode(id);
  while (taken.has(made.code)) made = newCode(id);
  taken.add(made.code);
  return made;
}

async function writeVerification(
  ctx: IdentityCtx,
  row: { id: string; ticket: string; person: Reachable; codeHash: Buffer<ArrayBuffer> },
): Promise<void> {
  const { contact, userId } = row.person;
  await ctx.db.verification.create({
    data: {
      id: row.id,
      purpose: "reset",
      contactKind: contact.kind,
      contactValue: contact.value,
      codeHash: row.codeHash,
      userId,
      payload: { ticket: row.ticket },
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + codeLife.ms),
    },
    select: { id: true },
  });
}
