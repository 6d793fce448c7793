import { type ContactKind, writeMessages } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { localeSchema } from "../locale.ts";
import { type LinkingEvent, linkingText } from "../mail/linking-texts.ts";

/** Somebody to be told. */
interface Told {
  readonly locale: string | null;
  readonly contacts: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    readonly verified: boolean;
  }[];
}

/**
 * Tells everybody concerned, each at the address that was hers before, in her language: whoever did not do it learns of
 * it and what to do. One statement, within the caller's transaction.
 */
export async function tellPeople(
  ctx: IdentityCtx,
  event: LinkingEvent,
  people: readonly Told[],
  id: { readonly realm: string; readonly loginName: string },
): Promise<void> {
  const seen = new Set<string>();
  const messages = people.flatMap((person) => {
    const verified = person.contacts.filter((contact) => contact.verified);
    const best = verified.find(({ kind }) => kind === "email") ?? verified[0];
    if (!best || seen.has(best.value)) return [];
    seen.add(best.value);
    const text = linkingText(
      event,
      `${id.realm}/${id.loginName}`,
      localeSchema.safeParse(person.locale).data,
    );
    const channel = best.kind === "email" ? ("mail" as const) : ("sms" as const);
    return [{ id: newId(), channel, recipient: best.value, ...text }];
  });
  await writeMessages(ctx.db, messages);
}
