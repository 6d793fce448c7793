import { type MailboxEntry, readMailbox } from "@hutong/identity";
import { site } from "@hutong/site";
import { notFound } from "next/navigation";

/**
 * The messages of the demo world, newest first; `to` keeps those whose recipient contains it.
 * Outside the demo there is no such page.
 */
export async function loadMailbox(to: string): Promise<readonly MailboxEntry[]> {
  const { env, database } = site();
  if (!env.demo) notFound();
  const messages = await readMailbox(database.prisma, { limit: 200 });
  const wanted = to.toLowerCase().replace(/\s/g, "");
  return wanted === ""
    ? messages
    : messages.filter(({ recipient }) => recipient.toLowerCase().includes(wanted));
}
