import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deriveSecret, randomToken } from "@hutong/kernel";
import { Trouble } from "../bin/trouble.mjs";
import type { SiteName, WorldEnv } from "./env.ts";

/** Every secret of a world, each derived from the master secret for one purpose. */
export interface WorldSecrets {
  readonly postgres: string;
  readonly databaseRole: Readonly<Record<SiteName, string>>;
  readonly client: Readonly<Record<SiteName, string>>;
  readonly auth: Readonly<Record<SiteName, string>>;
  /** Seals the provider's signing keys. */
  readonly keys: string;
  /** Signs the provider's cookies. */
  readonly cookies: string;
  /** The key that signs the heads of the audit follows from it. */
  readonly audit: string;
  /** The secrets of shops' webhooks follow from it. */
  readonly webhooks: string;
  /** Signs the notices of the sandbox bank. */
  readonly sandboxBank: string;
  /** Seals the numbers of bank accounts. */
  readonly payouts: string;
}

/**
 * The secrets of a world, from HUTONG_SECRET, else from the file `secret` in its data directory. That file is
 * made only where every site is on *.localhost: a public world's secret is chosen and kept by its operator.
 * @throws Trouble
 */
export function worldSecrets(env: Pick<WorldEnv, "secret" | "dataDir" | "isLocal">): WorldSecrets {
  const master = env.secret ?? (env.isLocal ? ofFile(join(env.dataDir, "secret")) : undefined);
  if (!master) {
    throw new Trouble("HUTONG_SECRET is not set, and the sites are not on *.localhost.", {
      advice:
        "Set it to a secret of at least 32 characters and keep it: sessions, signing keys and the database's passwords hang on it. One way: export HUTONG_SECRET=$(openssl rand -base64 32)",
    });
  }
  const derive = (purpose: string) => deriveSecret(master, purpose);
  const perSite = (prefix: string): Record<SiteName, string> => ({
    identity: derive(`${prefix}:identity`),
    wholesale: derive(`${prefix}:wholesale`),
    retail: derive(`${prefix}:retail`),
  });
  return {
    postgres: derive("db:postgres"),
    databaseRole: perSite("db"),
    client: perSite("client"),
    auth: perSite("auth"),
    keys: derive("keys"),
    cookies: derive("cookies"),
    audit: derive("audit"),
    webhooks: derive("webhooks"),
    sandboxBank: derive("sandbox-bank"),
    payouts: derive("payouts"),
  };
}

function ofFile(file: string): string {
  const kept = read(file);
  if (kept !== undefined) {
    if (kept.length >= 32) return kept;
    throw new Trouble(`${file} does not hold a secret any more: it is ${kept.length} characters long.`, {
      advice:
        "Restore it from a backup, or move the whole data directory away to begin with a new world (its people and orders are then gone).",
    });
  }
  try {
    writeFileSync(file, `${randomToken()}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Another process of this world was faster: its secret counts.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return read(file) ?? "";
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
