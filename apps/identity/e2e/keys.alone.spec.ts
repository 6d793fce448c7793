import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  dataDir,
  expect,
  freshPerson,
  operate,
  raw,
  reportFigures,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, jwtVerify } from "jose";
import * as client from "openid-client";
import { fetchIdentity, joinAs, signInTo } from "./stock-site.ts";

const rotations = 10;
/** Longer than a process takes to follow, so that every key signs; shorter than a stock client's cache. */
const betweenMs = 2_500;

test("SECURITY 8: keys rotated ten times under load: no verification fails, no request is refused or lost", async () => {
  test.setTimeout(180_000);
  // Any day but a world's first: the keys ahead have been public for a while.
  await sql("update signing_keys set created_at = created_at - interval '1 hour'");
  const site = await joinAs();
  // Both stock clients as they are: jose asks for our keys again at most every 30 s, oauth4webapi every 60 s.
  client.enableNonRepudiationChecks(site.config);
  const keys = createRemoteJWKSet(new URL(`${sites.identity}/oauth/jwks`), { [customFetch]: fetchIdentity });
  const signers = new Set<string | undefined>();
  const count = { tokens: 0, infos: 0, keySets: 0 };
  const logged = await serverErrors();
  let isOver = false;

  /** A site that refreshes and reads without pause; anything but success ends the test. */
  async function useIt(): Promise<void> {
    const person = await freshPerson();
    let { tokens } = await signInTo(site, person);
    while (!isOver) {
      const next = await client.refreshTokenGrant(site.config, tokens.refresh_token ?? "");
      tokens = { ...tokens, ...next };
      await jwtVerify(next.id_token ?? "", keys, { issuer: sites.identity, audience: site.clientId });
      signers.add(decodeProtectedHeader(next.id_token ?? "").kid);
      count.tokens += 1;
      await client.fetchUserInfo(site.config, next.access_token, person.userId);
      count.infos += 1;
    }
  }
  async function readKeys(): Promise<void> {
    while (!isOver) {
      expect((await raw("identity", "/oauth/jwks")).status).toBe(200);
      count.keySets += 1;
    }
  }
  async function rotate(): Promise<void> {
    try {
      for (let round = 0; round < rotations; round += 1) {
        await operate("keys", "rotate");
        await sleep(betweenMs);
      }
    } finally {
      isOver = true;
    }
  }
  await Promise.all([rotate(), useIt(), useIt(), useIt(), readKeys()]);
  reportFigures(
    `${rotations} rotations: ${count.tokens} ID tokens of ${signers.size} keys verified twice, ${count.infos} userinfo, ${count.keySets} key sets, none failed`,
  );
  expect(signers.size).toBe(rotations + 1);
  expect(await serverErrors()).toBe(logged);
});

/** How many answers 5xx the identity site has logged. */
async function serverErrors(): Promise<number> {
  const log = await readFile(join(dataDir, "logs", "identity.log"), "utf8");
  return log.match(/"status":5\d\d/g)?.length ?? 0;
}
