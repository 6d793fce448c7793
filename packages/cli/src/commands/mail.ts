import { readMailbox } from "@hutong/identity";
import { type Command, wholeNumber } from "./command.ts";

export const mailListCommand: Command = {
  name: "mail list",
  usage: "[--limit N]",
  summary: "the last messages to people, the newest first",
  options: { limit: { type: "string" } },
  async run(args, tools) {
    const { prisma } = await tools.database();
    const messages = await readMailbox(prisma, { limit: wholeNumber(args, "limit", 20) });
    const blocks = messages.map(
      (one) =>
        `${one.createdAt.toISOString()}  ${one.channel} to ${one.recipient}${one.sentAt ? "" : " (waiting)"}\n${one.subject}\n${one.text}`,
    );
    return { data: messages, text: blocks.join("\n\n") || "No messages." };
  },
};
