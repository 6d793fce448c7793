import type { z } from "zod";

/** A text in both languages of the house. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

/** A schema with its description in both languages: the document keeps one of them. */
export function say<S extends z.ZodType>(schema: S, en: string, zh: string): S {
  return schema.meta({ description: en, "x-zh": zh });
}
