import { writeMessage } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { localeSchema } from "../locale.ts";
import { type WayInEvent, wayInText } from "../mail/way-in-texts.ts";

/** Tells a person at her verified address that a way in came or went. Within the caller's transaction. */
export async function tellOfWayIn(
  ctx: IdentityCtx,
  event: WayInEvent,
  userId: string,
  provider: { readonly "zh-CN": string; readonly en: string },
): Promise<void> {
  const person = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      locale: true,
      contacts: {
        where: { verifiedKey: { not: null } },
        orderBy: { kind: "asc" },
        take: 1,
        select: { kind: true, value: true },
      },
    },
  });
  const [contact] = person.contacts;
  if (!contact) return;
  const text = wayInText(event, provider, localeSchema.safeParse(person.locale).data);
  const channel = contact.kind === "email" ? "mail" : "sms";
  await writeMessage(ctx.db, { id: newId(), channel, recipient: contact.value, ...text });
}
