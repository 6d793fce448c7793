import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { operate } from "./operator.ts";

let printed = "";
beforeEach(() => {
  printed = "";
  const take = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(take);
  vi.spyOn(process.stderr, "write").mockImplementation(take);
});
afterEach(() => void vi.restoreAllMocks());

describe("the operator's tool", () => {
  it.each([
    [[], 0, "members import"],
    [["client", "create", "--help"], 0, "--redirect-uri"],
    [["user"], 2, 'no command "user"'],
    [["user", "show"], 2, "Something is missing"],
    [["user", "show", "a", "b"], 2, '"b" is not expected'],
    [["keys", "list", "--loud"], 2, "--loud"],
    [["audit", "export", "--from", "yesterday"], 2, "a day (2026-11-23)"],
    [["audit", "export", "--format", "xls"], 2, "one of jsonl, csv"],
    [["members", "generate", "--realm", "moon"], 2, "one of retail, mall, deals, wholesale"],
    [["members", "generate", "--realm", "mall", "--count", "-1"], 2, "Usage: hutong members generate"],
    [["members", "import", "--realm", "mall", "/nowhere/members.csv"], 1, "cannot be read"],
  ])("%j ends with %i and says why", async (argv, code, words) => {
    expect(await operate(argv)).toBe(code);
    expect(printed).toContain(words);
  });
});
