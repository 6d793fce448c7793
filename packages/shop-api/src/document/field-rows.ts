import type { z } from "zod";
import type { ApiLocale } from "../send-problem.ts";
import { type Json, schemaOf } from "./json-schema.ts";

export interface FieldRow {
  /** With the way to it: `lines[].sku_id`. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

/** The fields of a body, an answer or a query, one a row, for people. */
export function fieldRows(schema: z.ZodType, locale: ApiLocale, io: "input" | "output"): FieldRow[] {
  return rowsOf(schemaOf(schema, locale, io), "");
}

function rowsOf(schema: Json, prefix: string): FieldRow[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).flatMap(([field, inner]): FieldRow[] => {
    const name = `${prefix}${field}`;
    const { description } = inner as { description?: string };
    const row = { name, type: typeOf(inner), isRequired: required.includes(field), description };
    const plain = variantsOf(inner).find(({ type }) => type === "object" || type === "array") ?? inner;
    if (plain.type === "array") return [row, ...rowsOf((plain.items ?? {}) as Json, `${name}[].`)];
    return [row, ...rowsOf(plain, `${name}.`)];
  });
}

function variantsOf(schema: Json): readonly Json[] {
  return ((schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined) ?? [schema];
}

/** A type in a word or two: `string`, `integer 1–999`, `"draft" | "published"`, `string | null`. */
function typeOf(schema: Json): string {
  const words = variantsOf(schema).map((one) => {
    if (Array.isArray(one.enum)) return one.enum.map((value) => JSON.stringify(value)).join(" | ");
    if (one.const !== undefined) return JSON.stringify(one.const);
    if (one.type === "array") return `${typeOf((one.items ?? {}) as Json)}[]`;
    return `${String(one.format ?? one.type ?? "any")}${boundsOf(one)}`;
  });
  return [...new Set(words)].join(" | ");
}

function boundsOf({ minimum, maximum }: Json): string {
  const isSaid = (bound: unknown): bound is number =>
    typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  if (isSaid(minimum) && isSaid(maximum)) return ` ${minimum}–${maximum}`;
  if (isSaid(maximum)) return ` ≤ ${maximum}`;
  return isSaid(minimum) ? ` ≥ ${minimum}` : "";
}
