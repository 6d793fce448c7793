import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dataDir, demoPassword, expect, raw, signInAt, sites, test } from "@hutong/testing/e2e";

async function logs(): Promise<string> {
  const dir = join(dataDir, "logs");
  const files = (await readdir(dir)).filter((name) => /^(identity|wholesale|retail)\.log$/.test(name));
  return (await Promise.all(files.map((name) => readFile(join(dir, name), "utf8")))).join("\n");
}

test("logs are JSON lines with the request id that the answer carries", async () => {
  const requestId = `e2e-${Date.now()}-lines`;
  const answer = await raw("retail", "/healthz-is-not-this", { headers: { "x-request-id": requestId } });
  expect(answer.headers["x-request-id"]).toBe(requestId);
  await expect.poll(async () => (await logs()).includes(requestId)).toBe(true);
  const line = (await logs()).split("\n").find((one) => one.includes(requestId));
  expect(JSON.parse(line ?? "")).toMatchObject({ site: "retail", requestId, method: "GET", status: 404 });
});

test("logs keep no password, code, cookie or token", async ({ page }) => {
  await signInAt(page, "retail", "chen", "/?secret-in-query=1");
  await page.goto(`${sites.wholesale}/login?next=/`);
  const cookies = await page.context().cookies();
  await expect.poll(async () => (await logs()).includes('"path":"/oauth/token"')).toBe(true);
  const text = await logs();
  expect(text).not.toContain(demoPassword);
  expect(text).not.toContain("secret-in-query");
  expect(text).not.toMatch(/code=|code_verifier|client_secret|Basic [A-Za-z0-9+/=]{8}|Bearer /);
  // The interaction's cookie is its address once more; it is signed by a cookie of its own, which is not logged.
  const secrets = cookies.filter(
    ({ name, value }) => value.length >= 20 && !/_(interaction|resume)$/.test(name),
  );
  expect(secrets.length).toBeGreaterThan(2);
  for (const { name, value } of secrets) expect(text.includes(value), name).toBe(false);
});
