import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { WorldEnv } from "../env.ts";
import { error, type Finding, ok, warning } from "./finding.ts";

const better =
  "Make one with openssl rand -base64 32. A new one ends every session and seals no old key: see docs/operating.md, Secrets.";

/** The master secret: how hard it is to guess, who may read its file, and whether it serves elsewhere too. */
export function checkSecrets(env: WorldEnv): Finding[] {
  const findings = env.secret ? judgeSecret(env.secret, othersOf(env)) : judgeSecretFile(env.dataDir);
  const demo = env.seed === "demo" && !env.isLocal;
  return demo
    ? [
        ...findings,
        error(
          "The demo people are let in from outside",
          "Their password stands in the README: set HUTONG_SEED=none and begin with an empty database.",
        ),
      ]
    : findings;
}

/** Passwords that must not be the master secret as well. */
function othersOf(env: WorldEnv): string[] {
  return [env.databaseUrl, env.smtpUrl].flatMap((url) =>
    url ? [decodeURIComponent(new URL(url).password)] : [],
  );
}

/** @param others what else is secret here: who learns one must not learn the other */
export function judgeSecret(secret: string, others: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  if (secret.length < 32) findings.push(error("HUTONG_SECRET is shorter than 32 characters", better));
  else if (guessableBits(secret) < 100)
    findings.push(error("HUTONG_SECRET can be guessed: it repeats itself", better));
  if (/secret|password|change|example|hutong|123456|qwerty/i.test(secret))
    findings.push(warning("HUTONG_SECRET looks like words, not like chance", better));
  if (others.includes(secret))
    findings.push(error("HUTONG_SECRET is also the password of the database or of the mail server", better));
  return findings.length > 0 ? findings : [ok("The master secret is long and looks random")];
}

/** Shannon's entropy of its characters: 44 of base64 have about 230 bits, one letter 40 times has none. */
export function guessableBits(secret: string): number {
  const counts = new Map<string, number>();
  for (const character of secret) counts.set(character, (counts.get(character) ?? 0) + 1);
  const perCharacter = [...counts.values()]
    .map((count) => count / secret.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
  return perCharacter * secret.length;
}

function judgeSecretFile(dataDir: string): Finding[] {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) return [warning(`${file} is not made yet`, "The first start makes it.")];
  const others = statSync(file).mode & 0o077;
  return others
    ? [error(`${file} may be read by others`, `chmod 600 ${file}`)]
    : [ok(`The master secret in ${file} is its owner's alone`)];
}
