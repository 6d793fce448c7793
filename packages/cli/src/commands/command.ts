import type { ParseArgsConfig } from "node:util";
import type { Database } from "@hutong/db";
import type { IdentityCtx } from "@hutong/identity";
import type { WorldEnv } from "../env.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The arguments of a command after parsing: words in order, options by name. */
export interface CommandArgs {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** What a command may use. The database is opened when it is first asked for. */
export interface CommandTools {
  readonly env: WorldEnv;
  database(): Promise<Database>;
  /** The database as it is, nothing brought up to date. */
  inspect(): Promise<{ readonly url: string; readonly database: Database }>;
  ctx(): Promise<IdentityCtx>;
}

/** What a command has to say: `data` for --json, `text` for people. */
export interface Answer {
  readonly data: unknown;
  readonly text: string;
  readonly exitCode?: 0 | 1;
  /** The command has printed its answer itself, bit by bit. */
  readonly printed?: boolean;
}

/** A command of the operator's tool. */
export interface Command {
  /** e.g. "client create". */
  readonly name: string;
  /** What comes after the name, e.g. "--realm R FILE". */
  readonly usage: string;
  readonly summary: string;
  readonly options?: Options;
  /** How many words it takes after its name. */
  readonly words?: number;
  run(args: CommandArgs, tools: CommandTools): Promise<Answer>;
}

/** Wrong arguments: the usage is shown, exit code 2. */
export class UsageError extends Error {}

/** The value of an option that must be given. @throws UsageError */
export function required(args: CommandArgs, name: string): string {
  const value = args.options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`--${name} is missing.`);
  return value;
}

/** The value of an option that may be left out. */
export function optional(args: CommandArgs, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === "string" ? value : undefined;
}

/** A whole number from an option. @throws UsageError */
export function wholeNumber(args: CommandArgs, name: string, fallback?: number): number {
  const text = optional(args, name) ?? (fallback === undefined ? required(args, name) : String(fallback));
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} ${text}: a whole number is needed.`);
  return Number(text);
}

/** One of a few words from an option. @throws UsageError */
export function oneOf<T extends string>(
  args: CommandArgs,
  name: string,
  values: readonly T[],
  fallback?: T,
): T {
  const text = optional(args, name) ?? fallback ?? required(args, name);
  const value = values.find((one) => one === text);
  if (value === undefined) throw new UsageError(`--${name} ${text}: one of ${values.join(", ")} is needed.`);
  return value;
}

/** Rows as aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
