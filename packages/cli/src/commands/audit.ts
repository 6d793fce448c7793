import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type AuditFault,
  type AuditFilter,
  exportAudit,
  headKey,
  sealAuditEntries,
  verifyAudit,
  writeAuditHead,
} from "@hutong/identity/audit";
import { isDomainError } from "@hutong/kernel";
import { Trouble } from "../../bin/trouble.mjs";
import { worldSecrets } from "../secrets.ts";
import {
  type Answer,
  type Command,
  type CommandArgs,
  type CommandTools,
  oneOf,
  optional,
  UsageError,
} from "./command.ts";

const formats = ["jsonl", "csv"] as const;

export const auditCommands: readonly Command[] = [
  {
    name: "audit verify",
    usage: "[--without-heads]",
    summary: "see that no audit entry was changed, removed, moved or cut off",
    options: { "without-heads": { type: "boolean" } },
    run: verify,
  },
  {
    name: "audit seal",
    usage: "",
    summary: "seal the waiting audit entries and sign the chain's head now",
    run: seal,
  },
  {
    name: "audit export",
    usage:
      "[--format jsonl|csv] [--out FILE] [--from TIME] [--to TIME] [--action ACTION] [--person WHO] [--actor WHO|system] [--account ID]",
    summary: "the audit log, oldest first, as JSON lines or CSV",
    options: {
      format: { type: "string" },
      out: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      action: { type: "string" },
      person: { type: "string" },
      actor: { type: "string" },
      account: { type: "string" },
    },
    run: exportLog,
  },
];

const count = new Intl.NumberFormat("en");

async function headPlace({ env }: CommandTools) {
  return { dir: env.auditHeadDir, key: await headKey(worldSecrets(env).audit) };
}

async function verify(args: CommandArgs, tools: CommandTools): Promise<Answer> {
  const { pool } = await tools.database();
  const place = await headPlace(tools);
  const start = performance.now();
  const report = await verifyAudit(pool, { heads: args.options["without-heads"] ? null : place });
  const seconds = (performance.now() - start) / 1_000;
  const lines = [
    report.ok
      ? `✓ ${count.format(report.sealed)} audit entries are as they were sealed (${seconds.toFixed(1)} s).`
      : `✗ The audit is not what it was: ${count.format(report.faultCount)} ${report.faultCount === 1 ? "fault" : "faults"} among ${count.format(report.sealed)} sealed entries.`,
    ...report.faults.map((fault) => `  ${faultText(fault)}`),
    ...(report.faultCount > report.faults.length ? ["  …"] : []),
    ...(report.head ? [`  head ${report.head.seq} ${report.head.hash}`] : []),
    args.options["without-heads"]
      ? "  not held against any signed head: an end that was cut off is not seen"
      : `  signed heads it was held against: ${count.format(report.heads)}, in ${tools.env.auditHeadDir}`,
    ...(report.waiting > 0 ? [`  waiting to be sealed: ${count.format(report.waiting)}`] : []),
    ...(report.late > 0
      ? [`  ${count.format(report.late)} were sealed more than 15 minutes after their time`]
      : []),
  ];
  return {
    data: { ...report, seconds, headDir: tools.env.auditHeadDir, key: place.key.publicJwk },
    text: lines.join("\n"),
    exitCode: report.ok ? 0 : 1,
  };
}

const faultWords: Record<AuditFault["kind"], string> = {
  changed: "changed: an entry, its place or its hash is not what was sealed",
  reordered: "reordered: an entry stands where another stood",
  missing: "missing: the sealed entry is gone",
  gap: "gap: this place of the chain is gone",
  truncated: "truncated: the chain ends before this signed head",
  rewritten: "rewritten: the chain is not the one that this signed head saw",
  unqueued: "unqueued: an entry is neither sealed nor waiting to be",
  vanished: "vanished: an entry that waited to be sealed is gone",
  forged: "forged: a line of the head files is not signed with this world's key",
  headless: "headless: there is no signed head outside the database to compare with",
};

function faultText({ kind, seq, entryId, where }: AuditFault): string {
  const place = [seq === undefined ? "" : `#${seq}`, entryId ?? "", where ?? ""].filter(Boolean).join(" ");
  return place ? `${place}  ${faultWords[kind]}` : faultWords[kind];
}

async function seal(_args: CommandArgs, tools: CommandTools): Promise<Answer> {
  const { pool } = await tools.database();
  const sealed = await sealAuditEntries(pool);
  const place = await headPlace(tools);
  try {
    const head = await writeAuditHead(pool, place, new Date());
    const signed = head ? `head ${head.seq} ${head.hash} is signed` : "no new head";
    return {
      data: { sealed, head: head ? { seq: head.seq, hash: head.hash } : null },
      text: `${count.format(sealed)} entries sealed; ${signed}.`,
    };
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    throw new Trouble("The audit's chain no longer holds the last signed head. It is not signed again.", {
      advice:
        "See what is wrong: npm run -s hutong -- audit verify. After restoring an older backup on purpose, move the files of the head directory aside first.",
    });
  }
}

async function exportLog(args: CommandArgs, tools: CommandTools): Promise<Answer> {
  const format = oneOf(args, "format", formats, "jsonl");
  const filter: AuditFilter = {
    action: optional(args, "action"),
    person: optional(args, "person"),
    actor: optional(args, "actor"),
    account: optional(args, "account"),
    from: moment(args, "from"),
    to: moment(args, "to"),
  };
  const out = optional(args, "out");
  const { pool } = await tools.database();
  const texts = await exportAudit(await tools.ctx(), pool, { filter, format });
  let lines = 0;
  const counted = async function* () {
    for await (const text of texts) {
      lines += text.split("\n").length - 1;
      yield text;
    }
  };
  // Without a file the log itself is what this command prints, also with --json.
  if (!out) {
    await pipeline(Readable.from(texts), process.stdout, { end: false }).catch(unlessClosed);
    return { data: null, text: "", printed: true };
  }
  await pipeline(Readable.from(counted()), createWriteStream(out, { flags: "wx", mode: 0o600 }));
  const entries = format === "csv" ? Math.max(0, lines - 1) : lines;
  return {
    data: { file: out, format, entries },
    text: `${count.format(entries)} entries are in ${out}.`,
  };
}

/** `… | head` closes our end when it has seen enough. */
function unlessClosed(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) throw error;
}

/** A day or a moment, in UTC unless it says otherwise. @throws UsageError */
function moment(args: CommandArgs, name: string): Date | undefined {
  const text = optional(args, name);
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    throw new UsageError(`--${name} ${text}: a day (2026-11-23) or a moment (2026-11-23T04:05Z) is needed.`);
  }
  return date;
}
