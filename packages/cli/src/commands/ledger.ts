import { plainYuan } from "@hutong/kernel";
import { type LedgerFault, readTrialBalance, type TrialBalance } from "@hutong/ledger";
import { type Answer, type Command, type CommandTools, table } from "./command.ts";

export const ledgerCommands: readonly Command[] = [
  {
    name: "ledger trial-balance",
    usage: "",
    summary: "sum the ledger by purpose and currency, and compare everything that is kept twice",
    async run(_args, tools) {
      return trialBalance(tools);
    },
  },
];

const count = new Intl.NumberFormat("en");

async function trialBalance(tools: CommandTools): Promise<Answer> {
  const startedAt = performance.now();
  const trial = await readTrialBalance(await tools.database());
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return {
    data: { ...plain(trial), seconds },
    text: textOf(trial, seconds),
    exitCode: trial.ok ? 0 : 1,
  };
}

/** JSON knows no bigint: amounts are strings of minor units. */
function plain(trial: TrialBalance): object {
  return JSON.parse(JSON.stringify(trial, (_, value) => (typeof value === "bigint" ? String(value) : value)));
}

function textOf(trial: TrialBalance, seconds: number): string {
  const rows = trial.rows.map((row) => [
    row.currency,
    row.owner,
    row.purpose,
    count.format(row.accounts),
    plainYuan(row.debits),
    plainYuan(row.credits),
    plainYuan(row.computed),
    row.cached === row.computed ? "" : plainYuan(row.cached),
  ]);
  const head = ["currency", "whose", "purpose", "accounts", "debits", "credits", "balance", "cached"];
  return [
    ...(rows.length > 0 ? [table([head, ...rows]), ""] : []),
    trial.ok
      ? `✓ The ledger balances: ${count.format(trial.entries)} entries, ${count.format(trial.lines)} lines (${seconds} s).`
      : "✗ The ledger does not balance:",
    ...trial.faults.map(({ kind, id, detail }) => `  ${id}  ${faultWords[kind]}: ${detail}`),
  ].join("\n");
}

const faultWords: Record<LedgerFault["kind"], string> = {
  balance_differs: "an account is not the sum of its lines",
  chain_broken: "a line does not go on from the one before it",
  entry_unbalanced: "an entry does not sum to zero",
  entry_incomplete: "an entry lacks lines, or has too many",
  overspent: "an account is below zero, or below its credit limit",
  held_differs: "an account of held money is not the sum of its pending holds",
  hold_unfounded: "a hold and its entries do not agree",
};
