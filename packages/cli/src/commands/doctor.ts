import { examine } from "../doctor/examine.ts";
import type { Level } from "../doctor/finding.ts";
import { worldSecrets } from "../secrets.ts";
import type { Command } from "./command.ts";

const marks: Record<Level, string> = { ok: "✓", warning: "!", error: "✗" };

export const doctorCommand: Command = {
  name: "doctor",
  usage: "",
  summary: "what is wrong or will be, and what to do; changes nothing",
  async run(_args, tools) {
    const findings = await examine(tools.env, async () => {
      const { url, database } = await tools.inspect();
      return { env: tools.env, secrets: worldSecrets(tools.env), url, database };
    });
    const count = (level: Level) => findings.filter((one) => one.level === level).length;
    const [errors, warnings] = [count("error"), count("warning")];
    const lines = findings.flatMap(({ check, level, text, advice }) => [
      `${marks[level]} ${check.padEnd(11)} ${text}`,
      ...(advice ? [`${" ".repeat(14)}${advice.replaceAll("\n", `\n${" ".repeat(14)}`)}`] : []),
    ]);
    const sum = `${findings.length} findings: ${errors} errors, ${warnings} warnings`;
    return {
      data: { errors, warnings, findings },
      text: [...lines, sum].join("\n"),
      exitCode: errors > 0 ? 1 : 0,
    };
  },
};
