/** A line of a file and its number, from 1; null text for one that is longer than the bound. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

const maxLineLength = 65_536;

/** Cuts a stream of UTF-8 bytes into lines, in flat memory: an overlong line is passed over, not collected. */
export async function* readLines(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder();
  let rest = "";
  let number = 0;
  let skipping = false;
  for await (const chunk of source) {
    const decoded = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest + decoded).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      yield { number, text: skipping || line.length > maxLineLength ? null : withoutReturn(line) };
      skipping = false;
    }
    if (rest.length > maxLineLength) {
      skipping = true;
      rest = "";
    }
  }
  rest += decoder.decode();
  if (rest !== "" || skipping) yield { number: number + 1, text: skipping ? null : withoutReturn(rest) };
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
