import type { Measured } from "./measure.ts";

interface Report {
  readonly at: string;
  readonly machine: {
    readonly cpus: number;
    readonly model: string;
    readonly memoryGib: number;
    readonly node: string;
  };
  readonly people: number;
  readonly results: readonly Measured[];
}

const columns = [
  "flow",
  "users",
  "flows/s",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "CPU ms/flow",
  "statements (writing)",
];

/** The results as a Markdown table for each subject. */
export function table(report: Report): string {
  const { machine } = report;
  const head = `${report.at.slice(0, 10)}, ${machine.cpus} × ${machine.model}, ${machine.memoryGib} GiB, Node ${machine.node}, ${report.people.toLocaleString("en")} people; the load runs on the same cores.`;
  const subjects = [...new Set(report.results.map(({ subject }) => subject))];
  return [head, ...subjects.map((subject) => subjectTable(subject, report.results))].join("\n\n");
}

function subjectTable(subject: string, results: readonly Measured[]): string {
  const rows = results.filter((one) => one.subject === subject).map(row);
  return [`### ${subject}`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

function row(one: Measured): string[] {
  return [
    one.flow,
    String(one.users),
    one.perSecond.toFixed(one.perSecond < 100 ? 1 : 0),
    one.p50Ms.toFixed(1),
    one.p95Ms.toFixed(1),
    one.p99Ms.toFixed(1),
    cpu(one),
    one.statements === undefined ? "–" : `${one.statements.toFixed(1)} (${(one.writes ?? 0).toFixed(1)})`,
  ];
}

/** The total, and the share of each process that had one. */
function cpu({ cpuMs: { total, ...each } }: Measured): string {
  const parts = Object.entries(each).filter(([, ms]) => ms >= 0.02);
  if (parts.length < 2) return total.toFixed(2);
  return `${total.toFixed(2)} = ${parts.map(([name, ms]) => `${name} ${ms.toFixed(2)}`).join(" + ")}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
