import { createReadStream, statSync } from "node:fs";
import { extname } from "node:path";
import { type ImportProgress, importMembers, memberLines, writeMembers } from "@hutong/identity/members";
import { takeOverHistory } from "@hutong/reputation";
import { Trouble } from "../../bin/trouble.mjs";
import { type Command, type CommandArgs, oneOf, optional, UsageError, wholeNumber } from "./command.ts";

const realms = ["retail", "mall", "deals", "wholesale"] as const;
const formats = ["csv", "jsonl"] as const;

export const importCommand: Command = {
  name: "members import",
  usage: "--realm R FILE.csv|FILE.jsonl [--rejects FILE]",
  summary: "take in the accounts of an existing population",
  options: { realm: { type: "string" }, rejects: { type: "string" }, format: { type: "string" } },
  words: 1,
  async run(args, tools) {
    const realm = oneOf(args, "realm", realms);
    const source = args.words[0] ?? "";
    const format = formatOf(args, source);
    const totalBytes = sizeOf(source);
    const rejects = optional(args, "rejects") ?? `${source}.rejects`;
    const { pool } = await tools.database();
    const stream = createReadStream(source);
    const onProgress = progressBar(() => stream.bytesRead / totalBytes);
    const report = await importMembers({
      pool,
      realm,
      source: stream,
      format,
      rejects,
      onProgress,
      onShops: takeOverHistory,
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
    const lines = [
      `${report.imported} imported, ${report.unchanged} there already, ${report.rejected} rejected, of ${report.read} lines (${report.seconds.toFixed(1)} s)`,
      ...(report.rejected > 0 ? [`Rejected lines with their numbers and reasons: ${rejects}`] : []),
    ];
    return {
      data: { ...report, realm, rejects: report.rejected > 0 ? rejects : null },
      text: lines.join("\n"),
    };
  },
};

export const generateCommand: Command = {
  name: "members generate",
  usage: "--realm R --count N --seed S [--format csv|jsonl] [--out FILE] [--bad-rate 0.01]",
  summary: "write a population to import, the same for the same seed",
  options: {
    realm: { type: "string" },
    count: { type: "string" },
    seed: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    "bad-rate": { type: "string" },
  },
  async run(args) {
    const path = optional(args, "out");
    const badRate = Number(optional(args, "bad-rate") ?? "0");
    if (!(badRate >= 0 && badRate <= 1)) throw new UsageError("--bad-rate: a number from 0 to 1 is needed.");
    const input = {
      realm: oneOf(args, "realm", realms),
      count: wholeNumber(args, "count"),
      seed: wholeNumber(args, "seed"),
      format: path ? formatOf(args, path) : oneOf(args, "format", formats, "csv"),
      badRate,
    };
    if (!path) {
      if (args.options.json) throw new UsageError("--json needs --out: without it the members go to stdout.");
      await toStdout(memberLines(input));
      return { data: null, text: "" };
    }
    await writeMembers({ ...input, path });
    return { data: { ...input, path }, text: `${input.count} members written to ${path}` };
  },
};

async function toStdout(lines: Iterable<string>): Promise<void> {
  for (const chunk of lines) {
    if (!process.stdout.write(chunk)) await new Promise((drained) => process.stdout.once("drain", drained));
  }
}

function formatOf(args: CommandArgs, file: string): (typeof formats)[number] {
  const given = optional(args, "format");
  if (given) return oneOf(args, "format", formats);
  const ending = extname(file).slice(1).toLowerCase();
  const format = formats.find((one) => one === ending);
  if (!format) throw new UsageError(`${file}: a name ending in .csv or .jsonl is needed, or --format.`);
  return format;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (cause) {
    throw new Trouble(`${file} cannot be read.`, {
      advice: "Check the name and the rights of the file.",
      cause,
    });
  }
}

/** Drawn on a terminal's stderr alone: stdout is for the answer. */
function progressBar(share: () => number): (done: ImportProgress) => void {
  if (!process.stderr.isTTY) return () => undefined;
  const width = 24;
  const startedAt = Date.now();
  return (done) => {
    const filled = Math.min(width, Math.round(share() * width));
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    const perSecond = Math.round(done.read / Math.max(0.001, (Date.now() - startedAt) / 1000));
    process.stderr.write(
      `\r\u001b[2K${bar} ${done.read} lines, ${done.rejected} rejected, ${perSecond} a second`,
    );
  };
}
