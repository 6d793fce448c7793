import { inTransaction, writeMessage } from "@hutong/db";
import { newId, parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { parseIdentifier } from "../identifier.ts";
import { resetCodeText } from "../mail/texts.ts";
import { waitForFloor } from "../time-floor.ts";
import { newCode } from "../verification/code.ts";
import { channelOf, countSending } from "../verification/sending.ts";
import { reachablePeople } from "./reachable-people.ts";
import { type StartResetInput, startResetSchema } from "./schema.ts";
import { writeVerification } from "./write-verification.ts";

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
      await writeAudit(
        { ...ctx, db: tx },
        {
          action: "verification.sent",
          subjectUserId: person.userId,
          data: { purpose: "reset", kind: person.contact.kind },
        },
      );
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
