import { parseArgs } from "node:util";
import { type Database, openDatabase } from "@hutong/db";
import type { EmbeddedServer } from "@hutong/db/server";
import { isDomainError, noOrigin } from "@hutong/kernel";
import type { Lock } from "../../bin/lock.mjs";
import { isAlive } from "../../bin/processes.mjs";
import { report, Trouble } from "../../bin/trouble.mjs";
import { readEnv, type WorldEnv } from "../env.ts";
import { worldSecrets } from "../secrets.ts";
import { holderOf, prepareDataDir, takeDataDir } from "../world/data-dir.ts";
import { explain, ownerUrl, prepareDatabase, startPostgres } from "../world/database.ts";
import { auditCommands } from "./audit.ts";
import { certificateCheckCommand, certificateListCommand } from "./certificate.ts";
import { clientCommands } from "./client.ts";
import { type Command, type CommandArgs, type CommandTools, UsageError } from "./command.ts";
import { doctorCommand } from "./doctor.ts";
import { keysListCommand, keysRetireCommand, keysRotateCommand } from "./keys.ts";
import { ledgerCommands } from "./ledger.ts";
import { linkingCommands } from "./linking.ts";
import { mailListCommand } from "./mail.ts";
import { generateCommand, importCommand } from "./members.ts";
import { ordersCommands } from "./orders.ts";
import { prepareCommand, siteEnvCommand } from "./prepare.ts";
import { reputationCommands } from "./reputation.ts";
import { searchCommands } from "./search.ts";
import { statusCommand } from "./status.ts";
import { upstreamCommands } from "./upstream.ts";
import { userCommands } from "./user.ts";

const commands: readonly Command[] = [
  statusCommand,
  doctorCommand,
  prepareCommand,
  siteEnvCommand,
  importCommand,
  generateCommand,
  ...userCommands,
  ...linkingCommands,
  ...clientCommands,
  ...upstreamCommands,
  mailListCommand,
  keysListCommand,
  keysRotateCommand,
  keysRetireCommand,
  certificateListCommand,
  certificateCheckCommand,
  ...auditCommands,
  ...reputationCommands,
  ...searchCommands,
  ...ledgerCommands,
  ...ordersCommands,
];

/** `npm run -s hutong -- …`. Returns the exit code: 0 done, 1 refused with a reason, 2 wrong usage. */
export async function operate(argv: readonly string[]): Promise<number> {
  const wantsHelp = argv.length === 0 || ["help", "--help", "-h"].includes(argv[0] ?? "");
  if (wantsHelp) {
    process.stdout.write(help());
    return 0;
  }
  const command = commands.find(({ name }) => name.split(" ").every((word, index) => argv[index] === word));
  if (!command) {
    process.stderr.write(`✗ There is no command "${argv.slice(0, 2).join(" ")}".\n\n${help()}`);
    return 2;
  }
  const house = new House(readEnv(process.env));
  try {
    const args = parse(command, argv.slice(command.name.split(" ").length));
    if (args.options.help) {
      process.stdout.write(`hutong ${command.name} ${command.usage}\n  ${command.summary}\n`);
      return 0;
    }
    const answer = await command.run(args, house);
    if (answer.printed) return answer.exitCode ?? 0;
    if (args.options.json) process.stdout.write(`${JSON.stringify(answer.data)}\n`);
    else if (answer.text) process.stdout.write(`${answer.text}\n`);
    return answer.exitCode ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`✗ ${error.message}\nUsage: hutong ${command.name} ${command.usage} [--json]\n`);
      return 2;
    }
    return report(isDomainError(error) ? refusal(error) : error);
  } finally {
    await house.close();
  }
}

function parse(command: Command, argv: readonly string[]): CommandArgs {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...command.options, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    const wanted = command.words ?? 0;
    if (!values.help && positionals.length !== wanted) {
      throw new UsageError(
        positionals.length < wanted ? "Something is missing." : `"${positionals[wanted]}" is not expected.`,
      );
    }
    return { words: positionals, options: values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const reasons: Partial<Record<string, string>> = {
  not_found: "There is no such one (or it is not one that this command may change).",
  forbidden: "That is not allowed.",
  conflict: "It is there already.",
  invalid_input: "What was given cannot be used",
};

function refusal(error: { code: string; fields: Readonly<Record<string, string>> }): Trouble {
  const fields = Object.entries(error.fields).map(([field, why]) => `${field}: ${why}`);
  const reason = reasons[error.code] ?? `Refused: ${error.code}.`;
  return new Trouble(fields.length > 0 ? `${reason}: ${fields.join("; ")}.` : reason);
}

/** The database that the commands work on: a running world's, DATABASE_URL's, or one started for this command. */
class House implements CommandTools {
  readonly env: WorldEnv;
  #opened: Promise<{ url: string; database: Database }> | undefined;
  #server: EmbeddedServer | undefined;
  #lock: Lock | undefined;

  constructor(env: WorldEnv) {
    this.env = env;
  }

  async database(): Promise<Database> {
    this.#opened ??= this.#open({ prepare: true });
    return (await this.#opened).database;
  }

  inspect(): Promise<{ url: string; database: Database }> {
    this.#opened ??= this.#open({ prepare: false });
    return this.#opened;
  }

  async ctx() {
    const { prisma } = await this.database();
    return {
      db: prisma,
      actor: { kind: "system", name: "hutong" },
      now: new Date(),
      origin: noOrigin,
    } as const;
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.database.close();
    await this.#server?.stop();
    this.#lock?.release();
  }

  async #open({ prepare }: { prepare: boolean }): Promise<{ url: string; database: Database }> {
    prepareDataDir(this.env.dataDir);
    const secrets = worldSecrets(this.env);
    const url = ownerUrl(this.env, secrets, await this.#serverPort());
    if (prepare && (this.#server || this.env.databaseUrl)) await prepareDatabase(url, secrets);
    const database = openDatabase({ connectionString: url, applicationName: "hutong", maxConnections: 4 });
    try {
      await database.pool.query("select 1");
      return { url, database };
    } catch (error) {
      await database.close();
      throw explain(error, url);
    }
  }

  /** The port of the running world's server; where none runs, one is started first. */
  async #serverPort(): Promise<number> {
    const { env } = this;
    if (env.databaseUrl) return env.dbPort;
    const holder = holderOf(env.dataDir);
    if (holder && isAlive(holder) && holder.about.state === "running")
      return holder.about.dbPort ?? env.dbPort;
    this.#lock = await takeDataDir(env.dataDir, { state: "command", dbPort: env.dbPort });
    this.#server = await startPostgres(env, worldSecrets(env));
    return env.dbPort;
  }
}

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    "Hutong 互通",
    "",
    "  npm start            everything that is missing, then the three sites",
    "  npm run dev          the three sites with hot reload",
    "  npm test             every check; parts: npm test -- static|unit|integration|crash|world|e2e",
    "",
    "The operator's tool: npm run -s hutong -- <command> [--json]",
    ...lines,
    "",
    "hutong <command> --help shows a command's options. Exit codes: 0 done, 1 refused, 2 wrong usage.",
    "",
  ].join("\n");
}
