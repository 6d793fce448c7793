import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname } from "node:path";
import {
  expect,
  type FreshPerson,
  freshAddress,
  freshName,
  freshPerson,
  pidOf,
  raw,
  sites,
  test,
  Visitor,
} from "@hutong/testing/e2e";

const wrongPassword = "not the one that she uses";
/** No more at once than the hash queue takes beside other work. */
const atOnce = 25;
const perAddress = 100;

interface SecondProcess {
  readonly port: number;
  readonly child: ChildProcess;
}

test.describe("SECURITY 17: throttles are the site's, not a process's", () => {
  test.describe.configure({ mode: "serial", timeout: 120_000 });
  test.skip(process.platform !== "linux", "reads a process's settings from /proc");
  let second: SecondProcess;
  let uid = "";

  test.beforeAll(async () => {
    second = await startSecond();
    const { url } = await new Visitor().get(`${sites.retail}/login?next=/api/session`);
    uid = url.pathname.split("/")[2] ?? "";
  });
  test.afterAll(async () => {
    const ended = new Promise((done) => second.child.once("exit", done));
    second.child.kill("SIGTERM");
    await ended;
  });

  test("ten wrong tries over both processes: the 11th is refused by each, the victim elsewhere gets in at each", async () => {
    const victim = await freshPerson();
    const thief = freshAddress();
    for (let index = 0; index < 10; index += 1) {
      expect(await attempt(index % 2 === 0, thief, victim.name, wrongPassword)).toBe("wrong");
    }
    for (const atSecond of [true, false]) {
      expect(await attempt(atSecond, thief, victim.name, wrongPassword)).toBe("throttled");
      expect(await attempt(atSecond, thief, victim.name, victim.password)).toBe("throttled");
      expect(await attempt(atSecond, freshAddress(), victim.name, victim.password)).toBe("in");
    }
  });

  test("an address that guesses at everybody is refused after 100 wrong tries, in parallel over both processes", async () => {
    const somebody: FreshPerson = await freshPerson();
    const thief = freshAddress();
    const answers: string[] = [];
    while (answers.length < perAddress + atOnce) {
      const round = Array.from({ length: atOnce }, (_, index) =>
        attempt(index % 2 === 0, thief, freshName(), wrongPassword),
      );
      answers.push(...(await Promise.all(round)));
    }
    expect(answers.filter((answer) => answer === "wrong")).toHaveLength(perAddress);
    expect(answers.filter((answer) => answer === "throttled")).toHaveLength(answers.length - perAddress);
    for (const atSecond of [true, false]) {
      expect(await attempt(atSecond, thief, somebody.name, somebody.password)).toBe("throttled");
    }
    expect(await attempt(true, freshAddress(), somebody.name, somebody.password)).toBe("in");
  });

  /** One sign-in at one of the processes. A right one leads on to the provider, a wrong one back to the form. */
  async function attempt(
    atSecond: boolean,
    from: string,
    identifier: string,
    password: string,
  ): Promise<string> {
    const body = new URLSearchParams({ identifier, password }).toString();
    const { status, headers } = await raw("identity", `/sign-in/${uid}/submit`, {
      method: "POST",
      from,
      ...(atSecond ? { port: second.port } : {}),
      headers: {
        origin: sites.identity,
        cookie: `__Secure-hutong_interaction=${uid}`,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(body.length),
      },
      body,
    });
    const waitSeconds = Number(headers["retry-after"] ?? 0);
    if (waitSeconds > 0) return waitSeconds > 60 ? "throttled" : `busy (${status})`;
    return new URL(headers.location ?? "").pathname.startsWith("/oauth/authorize/") ? "in" : "wrong";
  }
});

/** A second process of the identity site, with the settings of the first but for its port. */
async function startSecond(): Promise<SecondProcess> {
  const pid = await pidOf("identity");
  const settings = (await readFile(`/proc/${pid}/environ`, "utf8"))
    .split("\0")
    .map((line): [string, string] => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])
    .filter(([name]) => name !== "" && !name.startsWith("NODE_CHANNEL"));
  const port = await freePort();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "server.ts"], {
    cwd: dirname(import.meta.dirname),
    env: { ...Object.fromEntries(settings), NODE_ENV: "production", PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((done, fail) => {
    child.once("message", () => done());
    child.once("exit", (code) => fail(new Error(`the second process ended with ${code}`)));
  });
  return { port, child };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
