import { writeMessage } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { relayMessages } from "./relay.ts";
import { checkSmtp, smtpTransport } from "./smtp-transport.ts";

const test = testDatabase();
const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done))));
});

interface Taken {
  readonly from: string;
  readonly to: string[];
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly text: string;
}

/** A real SMTP server; its certificate is its own, as nobody would believe it. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    onAuth: ({ username, password }, _session, answer) =>
      password === "right" ? answer(null, { user: username }) : answer(new Error("535 wrong password")),
    onData: (stream, session, answer) => {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user,
          text,
        });
        answer();
      });
    },
    ...options,
  });
  servers.push(server);
  const port = await new Promise<number>((done) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.server.address();
      done(typeof address === "object" && address ? address.port : 0);
    });
  });
  server.on("error", () => undefined);
  return { port, taken };
}

const mail = { to: "chen@example.com", subject: "您的互通密码已更改", text: "第一行\n.\n第三行" };
const believing = "?tls.rejectUnauthorized=false";

describe("mail to a real server", () => {
  it("goes over STARTTLS with a name and a password, whole and in Chinese", async () => {
    const { port, taken } = await mailServer({ authOptional: false });
    const url = `smtp://hutong:right@127.0.0.1:${port}${believing}&from=id@example.com`;
    await smtpTransport(url).send(mail);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      from: "id@example.com",
      to: ["chen@example.com"],
      secure: true,
      user: "hutong",
    });
    expect(taken[0]?.text).toMatch(/^From: id@example\.com\r$/m);
    const [, encoded = ""] =
      /Content-Transfer-Encoding: base64\r\n[\s\S]*?\r\n\r\n([\s\S]+)/.exec(taken[0]?.text ?? "") ?? [];
    expect(Buffer.from(encoded, "base64").toString().replaceAll("\r", "").trim()).toBe(mail.text);
  });

  it("is not given to a server whose certificate nobody vouches for", async () => {
    const { port, taken } = await mailServer();
    await expect(smtpTransport(`smtp://127.0.0.1:${port}`).send(mail)).rejects.toThrow(/certificate/i);
    expect(taken).toEqual([]);
  });

  it("never says its password in the clear", async () => {
    const { port, taken } = await mailServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
    const transport = smtpTransport(`smtp://hutong:right@127.0.0.1:${port}${believing}`);
    await expect(transport.send(mail)).rejects.toThrow(/TLS/);
    expect(taken).toEqual([]);
  });

  it("tells the address as it is: never a list, never a header", async () => {
    const { port, taken } = await mailServer();
    const transport = smtpTransport(`smtp://127.0.0.1:${port}${believing}`);
    for (const to of ["a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com"]) {
      await transport.send({ ...mail, to }).catch(() => undefined);
    }
    expect(taken.flatMap(({ to }) => to)).not.toContain("b@example.com");
    expect(taken.map(({ text }) => text).join()).not.toMatch(/^Bcc:/m);
  });

  it("a refusal is tried again later, and arrives once the server takes it", async () => {
    let full = true;
    const { port, taken } = await mailServer({
      onRcptTo: (_address, _session, answer) =>
        answer(full ? Object.assign(new Error("mailbox full"), { responseCode: 452 }) : null),
    });
    const transport = smtpTransport(`smtp://127.0.0.1:${port}${believing}`);
    const id = newId();
    await writeMessage(test.database.prisma, {
      id,
      channel: "mail",
      recipient: mail.to,
      subject: "s",
      text: "t",
    });
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(await relayMessages(test.database, transport, later(1))).toEqual({ sent: 0, failed: 1 });
    const where = { id };
    const row = await test.database.prisma.message.findUniqueOrThrow({ where, select: { lastError: true } });
    expect(row.lastError).toContain("452");
    full = false;
    expect(await relayMessages(test.database, transport, later(2))).toEqual({ sent: 0, failed: 0 });
    expect(await relayMessages(test.database, transport, later(4))).toEqual({ sent: 1, failed: 0 });
    expect(taken).toHaveLength(1);
  });
});

describe("checkSmtp", () => {
  it("says why a server cannot be used, without sending anything and without the password", async () => {
    const { port, taken } = await mailServer({ authOptional: false });
    expect(await checkSmtp(`smtp://hutong:right@127.0.0.1:${port}${believing}`)).toBeUndefined();
    const wrong = await checkSmtp(`smtp://hutong:wrong-word@127.0.0.1:${port}${believing}`);
    expect(wrong).toContain("535");
    expect(wrong).not.toContain("wrong-word");
    expect(await checkSmtp("smtp://127.0.0.1:1")).toContain("ECONNREFUSED");
    expect(taken).toEqual([]);
  });
});
