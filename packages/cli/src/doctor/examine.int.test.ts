import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRoles } from "@hutong/db/server";
import { loadSigningKeys } from "@hutong/identity/keys";
import { makePerson, testDatabase } from "@hutong/testing";
import { afterAll, expect, it } from "vitest";
import { readEnv } from "../env.ts";
import { worldSecrets } from "../secrets.ts";
import { checkDemo } from "./check-demo.ts";
import { examine } from "./examine.ts";
import type { Patient } from "./finding.ts";

const test = testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "hutong-doctor-"));
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  for (const role of ["identity", "wholesale", "retail"]) {
    const name = `${new URL(test.connectionString).pathname.slice(1)}_${role}`;
    await test.database.pool.query(`drop owned by "${name}"`);
    await test.database.pool.query(`drop role "${name}"`);
  }
});

function patient(): Patient {
  const ports = { HUTONG_IDENTITY_PORT: "1", HUTONG_WHOLESALE_PORT: "2", HUTONG_RETAIL_PORT: "3" };
  const env = readEnv({ HUTONG_DATA_DIR: dataDir, DATABASE_URL: test.connectionString, ...ports });
  return { env, secrets: worldSecrets(env), url: test.connectionString, database: test.database };
}

it("finds a database well, and each thing that is broken in it", async () => {
  const subject = patient();
  const { env, secrets } = subject;
  await ensureRoles({ connectionString: subject.url, passwords: secrets.databaseRole });
  await loadSigningKeys(test.database, secrets.keys);
  const look = async () =>
    (await examine(env, async () => subject)).filter(({ level }) => level !== "ok").map(({ check }) => check);
  // The test server gives up durability for speed, and no site runs.
  expect((await look()).filter((check) => check !== "postgres")).toEqual(["sites"]);

  const site = `${new URL(subject.url).pathname.slice(1)}_retail`;
  await test.database.pool.query(`grant select on credentials to "${site}"`);
  await test.database.pool.query("alter table messages drop column last_error");
  await test.database.pool.query("update signing_keys set private_sealed = '\\x00'");
  await test.database.pool.query(
    "insert into outbox_events (id, topic, key, payload, dead_at) values (gen_random_uuid(), 'sign_out', 'k', '{}', now())",
  );
  expect((await look()).filter((check) => check !== "postgres")).toEqual([
    "sites",
    "migrations",
    "roles",
    "keys",
    "backlog",
  ]);
});

it("finds demo people where others can reach them, and nowhere else", async () => {
  const subject = patient();
  const outside = { ...subject, env: { ...subject.env, isLocal: false } };
  expect((await checkDemo(outside)).map(({ level }) => level)).toEqual(["ok"]);
  await makePerson(test.database.prisma, {
    contacts: [{ kind: "email", value: "admin@hutong.localhost", verified: true }],
  });
  expect((await checkDemo(outside)).map(({ level }) => level)).toEqual(["error"]);
  expect(await checkDemo(subject)).toEqual([]);
});

it("says that PostgreSQL is gone, and checks the rest", async () => {
  const { env } = patient();
  const findings = await examine(env, async () => {
    throw new Error("connect ECONNREFUSED");
  });
  expect(findings.find(({ check }) => check === "postgres")).toMatchObject({ level: "error" });
  expect(new Set(findings.map(({ check }) => check))).toContain("secrets");
});
