import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { databaseUrl, expect, sites, test } from "@hutong/testing/e2e";

const dir = resolve(dirname(fileURLToPath(import.meta.url)), "..");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A retail site of its own beside the world, on the world's database. */
async function startSite(port: number): Promise<ChildProcess> {
  const secret = "x".repeat(43);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "server.ts"], {
    cwd: dir,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      HUTONG_SITE: "retail",
      PORT: String(port),
      HUTONG_IDENTITY_ORIGIN: sites.identity,
      HUTONG_WHOLESALE_ORIGIN: sites.wholesale,
      HUTONG_RETAIL_ORIGIN: `http://retail.localhost:${port}`,
      HUTONG_IDENTITY_PORT: new URL(sites.identity).port,
      HUTONG_DATABASE_URL: databaseUrl,
      AUTH_SECRET: secret,
      HUTONG_CLIENT_SECRET: secret,
      HUTONG_PAYOUT_SECRET: secret,
      HUTONG_WEBHOOK_SECRET: secret,
      LOG_LEVEL: "silent",
    },
  });
  await new Promise<void>((done, fail) => {
    child.once("message", () => done());
    child.once("exit", (code) => fail(new Error(`the site ended with ${code}`)));
  });
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once("exit", done));
}

async function readyStatus(port: number): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
}

/** Begins a POST and holds its last byte back. */
function heldPost(port: number): { socket: Socket; finish: () => Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  const host = `retail.localhost:${port}`;
  socket.write(
    [
      "POST /logout HTTP/1.1",
      `Host: ${host}`,
      `Origin: http://${host}`,
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: 10",
      "",
      "scope=her",
    ].join("\r\n"),
  );
  const answer = new Promise<string>((done, fail) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\r\n\r\n")) done(text);
    });
    socket.on("error", fail);
    socket.on("close", () => done(text));
  });
  return {
    socket,
    finish: () => {
      socket.write("e");
      return answer;
    },
  };
}

test("SECURITY 34: SIGTERM under load drains: readiness fails first, nothing in flight is dropped, exit in time", async () => {
  const port = await freePort();
  const child = await startSite(port);
  expect(await readyStatus(port)).toBe(200);
  const posts = Array.from({ length: 20 }, () => heldPost(port));
  await expect.poll(() => posts.every((post) => post.socket.bytesWritten > 0)).toBe(true);
  // All twenty have been taken up by the server once it answers a request that came after them.
  expect(await readyStatus(port)).toBe(200);

  const startedAt = Date.now();
  const exit = ended(child);
  child.kill("SIGTERM");
  await expect.poll(() => readyStatus(port), { intervals: [10] }).toBe(503);
  await expect.poll(() => readyStatus(port).catch(() => 0), { timeout: 10_000 }).toBe(0);
  const answers = await Promise.all(posts.map((post) => post.finish()));
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 302 /);
  expect(await exit).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(15_000);
});

test("a site whose launcher is gone ends by itself", async () => {
  const port = await freePort();
  const child = await startSite(port);
  const exit = ended(child);
  child.disconnect();
  expect(await exit).toBe(0);
});
