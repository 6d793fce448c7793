import { z } from "zod";
import type { ApiLocale } from "../send-problem.ts";

/** What a JSON document is made of. */
export type Json = { readonly [name: string]: unknown };

/** A schema as JSON Schema 2020-12, its descriptions in one language. */
export function schemaOf(schema: z.ZodType, locale: ApiLocale, io: "input" | "output"): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return inLanguage(made, locale) as Json;
}

function inLanguage(value: unknown, locale: ApiLocale): unknown {
  if (Array.isArray(value)) return value.map((one) => inLanguage(one, locale));
  if (typeof value !== "object" || value === null) return value;
  const { "x-zh": zh, $schema: _dialect, ...rest } = value as Record<string, unknown>;
  const entries = Object.entries(rest).map(([name, one]) => [name, inLanguage(one, locale)] as const);
  return { ...Object.fromEntries(entries), ...(zh && locale !== "en" ? { description: zh } : {}) };
}
