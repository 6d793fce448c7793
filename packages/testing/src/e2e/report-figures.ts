/** Prints what a test measured, for people to read beside its result. */
export function reportFigures(...lines: readonly string[]): void {
  process.stdout.write(`${lines.map((line) => `    ${line}`).join("\n")}\n`);
}
