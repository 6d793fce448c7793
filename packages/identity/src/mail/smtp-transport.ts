import { createTransport } from "nodemailer";
import type { MailTransport } from "./relay.ts";

/** Sends mail through an SMTP server, e.g. `smtps://user:secret@mail.example.com`; `?from=` names the sender. */
export function smtpTransport(url: string): MailTransport {
  const server = new URL(url);
  const from = server.searchParams.get("from") ?? `hutong@${server.hostname}`;
  server.searchParams.delete("from");
  const transport = createTransport(server.href);
  return {
    send: async ({ to, subject, text }) => {
      // As an object the address is taken as it is, never parsed as a list.
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}
