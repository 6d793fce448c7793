import type { z } from "zod";
import { DomainError } from "./domain-error.ts";

/**
 * Parses a verb's input.
 * @throws DomainError("invalid_input") with, per field, the key of its message
 * (the schema's own `error` string, else zod's issue code).
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "form");
    fields[field] ??= /^[a-z][a-z0-9_.]*$/.test(issue.message) ? issue.message : issue.code;
  }
  throw new DomainError("invalid_input", { fields });
}
