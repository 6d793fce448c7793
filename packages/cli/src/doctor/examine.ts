import { isDomainError } from "@hutong/kernel";
import { Trouble } from "../../bin/trouble.mjs";
import type { WorldEnv } from "../env.ts";
import { checkBacklog } from "./check-backlog.ts";
import { checkClock } from "./check-clock.ts";
import { checkDemo } from "./check-demo.ts";
import { checkDisk } from "./check-disk.ts";
import { checkKeys } from "./check-keys.ts";
import { checkMail } from "./check-mail.ts";
import { judgeNode } from "./check-node.ts";
import { checkOrigins } from "./check-origins.ts";
import { checkPostgres } from "./check-postgres.ts";
import { checkMigrations, checkRoles } from "./check-schema.ts";
import { checkSecrets } from "./check-secrets.ts";
import { checkSites } from "./check-sites.ts";
import { error, type Finding, type Patient, warning } from "./finding.ts";

export interface Examined extends Finding {
  readonly check: string;
}

type Check<T> = readonly [name: string, look: (of: T) => Finding[] | Promise<Finding[]>];

const withoutDatabase: readonly Check<WorldEnv>[] = [
  ["node", () => judgeNode(process.versions.node)],
  ["secrets", checkSecrets],
  ["origins", checkOrigins],
  ["sites", checkSites],
  ["mail", checkMail],
];

const withDatabase: readonly Check<Patient>[] = [
  ["clock", ({ database }) => checkClock(database)],
  ["disk", checkDisk],
  ["postgres", ({ database }) => checkPostgres(database)],
  ["migrations", checkMigrations],
  ["roles", checkRoles],
  ["keys", checkKeys],
  ["demo", checkDemo],
  ["backlog", checkBacklog],
];

/** Runs every check; one that cannot be made is a finding itself. */
export async function examine(env: WorldEnv, open: () => Promise<Patient>): Promise<Examined[]> {
  const findings = await runAll(withoutDatabase, env);
  try {
    return [...findings, ...(await runAll(withDatabase, await open()))];
  } catch (cause) {
    const advice = cause instanceof Trouble ? (cause.advice ?? "") : "Start PostgreSQL, then ask again.";
    return [...findings, { check: "postgres", ...error(said(cause), advice) }];
  }
}

async function runAll<T>(checks: readonly Check<T>[], subject: T): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const [check, look] of checks) {
    const findings = await Promise.resolve()
      .then(() => look(subject))
      .catch((cause) => [
        warning(`This could not be checked: ${said(cause)}`, "Mend what the other lines say first."),
      ]);
    examined.push(...findings.map((finding) => ({ check, ...finding })));
  }
  return examined;
}

function said(cause: unknown): string {
  if (isDomainError(cause)) return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
