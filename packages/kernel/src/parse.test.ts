import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DomainError, isDomainError } from "./domain-error.ts";
import { parseInput } from "./parse.ts";

const schema = z.object({ name: z.string().min(1, "name.empty").max(5), count: z.number() });

describe("parseInput", () => {
  it("returns what the schema makes of it", () => {
    expect(parseInput(schema, { name: "xixi", count: 1, more: true })).toEqual({ name: "xixi", count: 1 });
  });

  it("names each wrong field by the key of its message, never by a text", () => {
    const refused = () => parseInput(schema, { name: "", count: "many" });
    expect(refused).toThrow(DomainError);
    try {
      refused();
    } catch (error) {
      expect(isDomainError(error) && error.code).toBe("invalid_input");
      expect(isDomainError(error) && error.fields).toEqual({ name: "name.empty", count: "invalid_type" });
    }
  });
});
