import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type GeneratedMember, type GenerateMembersInput, generateMembers } from "./generate-members.ts";
import { memberColumns } from "./schema.ts";

export interface WriteMembersInput extends GenerateMembersInput {
  readonly path: string;
  readonly format: "csv" | "jsonl";
}

/** Writes generated members as an import file. */
export async function writeMembers(input: WriteMembersInput): Promise<void> {
  await pipeline(Readable.from(memberLines(input)), createWriteStream(input.path));
}

/** The text of an import file of generated members, some hundred lines at a time. */
export function* memberLines(
  input: GenerateMembersInput & Pick<WriteMembersInput, "format">,
): Generator<string> {
  let chunk = input.format === "csv" ? `${memberColumns.join(",")}\n` : "";
  for (const member of generateMembers(input)) {
    chunk += input.format === "csv" ? csvLine(member) : `${JSON.stringify(member)}\n`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

function csvLine(member: GeneratedMember): string {
  const fields = memberColumns.map((column) => member[column as keyof GeneratedMember]); // the same names, by schema
  return `${fields.map(csvField).join(",")}\n`;
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
