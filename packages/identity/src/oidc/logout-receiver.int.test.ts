import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentedFacts } from "../clients/join-snippets.ts";
import { workspaceFolder } from "../clients/test-site.ts";
import { forgeries, logoutTokenMint } from "./test-logout-token.ts";
import { startTestProvider, type TestProvider } from "./test-provider.ts";

const test = testDatabase();
const to = { clientId: "site-that-listens", sub: "a-person", sid: "a-session" };
let provider: TestProvider;
let folder: Awaited<ReturnType<typeof workspaceFolder>>;
let mint: Awaited<ReturnType<typeof logoutTokenMint>>;
let readLogoutToken: (token: string, clientId: string) => Promise<unknown>;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  mint = await logoutTokenMint(test.database, { ...to, issuer: provider.origin });
  folder = await workspaceFolder();
  const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");
  const block = docs.match(/```js\n(import \{ createRemoteJWKSet[\s\S]*?)```/)?.[1] ?? "";
  const file = join(folder.path, "read-logout-token.mjs");
  const keys = `http://127.0.0.1:${provider.port}/oauth/jwks`;
  writeFileSync(
    file,
    block
      .replace(/new URL\([^)]*jwks`\)/, `new URL(${JSON.stringify(keys)})`)
      .replace(documentedFacts.issuer, provider.origin),
  );
  ({ readLogoutToken } = await import(/* @vite-ignore */ file));
}, 60_000);

afterAll(async () => {
  await folder?.remove();
  await provider.close();
});

describe("SECURITY 12: the documented receiver of logout tokens", () => {
  it("takes one of ours", async () => {
    expect(await readLogoutToken(await mint(), to.clientId)).toMatchObject({ sub: to.sub, sid: to.sid });
  });

  it.each(
    Object.entries({
      ...forgeries,
      "another typ": { header: { typ: "JWT" } },
      "no sid": { payload: { sid: undefined } },
      "no jti": { payload: { jti: undefined } },
    }),
  )("refuses one with %s", async (_name, forgery) => {
    await expect(readLogoutToken(await mint(forgery), to.clientId)).rejects.toThrow();
  });
});
