import { createTransport } from "nodemailer";
import type { MailTransport } from "./relay.ts";

/** A server that does not answer must not hold up the others' mail. */
const patience = { connectionTimeout: "10000", greetingTimeout: "10000", socketTimeout: "30000" };

/** Sends mail through an SMTP server, e.g. `smtps://user:secret@mail.example.com`; `?from=` names the sender. */
export function smtpTransport(url: string): MailTransport {
  const { from, transport } = open(url);
  return {
    send: async ({ to, subject, text }) => {
      // As an object the address is taken as it is, never parsed as a list.
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}

/**
 * Connects and signs in as for sending, and sends nothing.
 * @returns why the server cannot be used; undefined where it can
 */
export async function checkSmtp(url: string): Promise<string | undefined> {
  const { transport } = open(url);
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    transport.close();
  }
}

function open(url: string) {
  const server = new URL(url);
  const from = server.searchParams.get("from") ?? `hutong@${server.hostname}`;
  server.searchParams.delete("from");
  // Said in the address: beside one, nodemailer reads no other options.
  for (const [name, value] of Object.entries(patience)) {
    if (!server.searchParams.has(name)) server.searchParams.set(name, value);
  }
  // A password is never said in the clear, whoever sits between: without STARTTLS there is no mail.
  if (server.password !== "") server.searchParams.set("requireTLS", "true");
  return { from, transport: createTransport(server.href) };
}
