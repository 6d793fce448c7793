import { array, assert, constantFrom, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { bulkVerdicts } from "./bulk-verdicts.ts";
import { decodeText } from "./decode-text.ts";
import type { MeantPerson } from "./meant-people.ts";
import { readBulkLines } from "./read-bulk-lines.ts";
import { bulkActions, bulkVerdicts as verdictNames } from "./schema.ts";

describe("reading a file of acts", () => {
  test("columns in any order, others beside them, empty lines between, the lines numbered as in the file", () => {
    const text =
      '\uFEFFreason,note,who,action\r\n\r\nreported,x,retail/xixi,Freeze\r\n"two\nlines",,\'+8613800138000,sign-out\r\n';
    expect(readBulkLines(text)).toEqual([
      { line: 3, who: "retail/xixi", action: "freeze", reason: "reported" },
      { line: 5, who: "+8613800138000", action: "sign-out", reason: "two lines" },
    ]);
    expect(readBulkLines("who;action;reason\nxixi;freeze;abcd\n")).toHaveLength(1);
    expect(readBulkLines("who\taction\treason\nxixi\tfreeze\tabcd")).toHaveLength(1);
  });

  test.each([
    ["", "empty"],
    ["who,action,reason\n", "empty"],
    ["name,action,reason\nxixi,freeze,abcd\n", "columns"],
    ['who,action,reason\n"xixi,freeze,abcd\n', "unreadable"],
    [`who,action,reason\n${"x,freeze,abcd\n".repeat(5_001)}`, "too_many"],
  ])("%j is refused", (text, why) => {
    expect(() => readBulkLines(text)).toThrow(expect.objectContaining({ fields: { file: `bulk.${why}` } }));
  });

  test("SECURITY 29: a file within the bounds is read or refused within a second, whatever it holds", () => {
    for (const text of [
      '"'.repeat(1_000_000),
      ",".repeat(1_000_000),
      "\n".repeat(1_000_000),
      `who,action,reason\n${'"a""'.repeat(200_000)}`,
    ]) {
      const startedAt = performance.now();
      expect(() => readBulkLines(text)).toThrow();
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });

  test("text of Chinese spreadsheets is read", () => {
    const gbk = Uint8Array.from([0xce, 0xf7, 0xce, 0xf7]);
    expect(decodeText(gbk)).toBe("西西");
    expect(decodeText(Buffer.from("西西"))).toBe("西西");
    expect(decodeText(Buffer.from("\uFEFF西西", "utf16le"))).toBe("西西");
    expect(() => decodeText(Uint8Array.from([0xff, 0xff, 0x80]))).toThrow();
  });
});

const person = (userId: string, change: Partial<MeantPerson> = {}): MeantPerson => ({
  userId,
  status: "active",
  adminRole: null,
  hasContact: true,
  ...change,
});

const actor = { userId: "me", role: "operator" } as const;
const line = (action: string, reason = "reported") => ({ line: 2, who: "x", action, reason });
const verdictOf = (action: string, meant: readonly MeantPerson[], reason?: string) =>
  bulkVerdicts([line(action, reason)], [meant], actor)[0]?.verdict;

describe("the verdict of a line", () => {
  test("says whom it means and why nothing will be done", () => {
    expect(verdictOf("freeze", [person("her")])).toBe("ready");
    expect(verdictOf("freeze", [])).toBe("not_found");
    expect(verdictOf("freeze", [person("a"), person("b")])).toBe("ambiguous");
    expect(verdictOf("delete", [person("her")])).toBe("unknown_action");
    expect(verdictOf("freeze", [person("her")], "abc")).toBe("reason_too_short");
    expect(verdictOf("freeze", [person("her")], "x".repeat(281))).toBe("too_long");
    expect(verdictOf("freeze", [person("me")])).toBe("yourself");
    expect(verdictOf("freeze", [person("her", { adminRole: "support" })])).toBe("administrator");
    expect(verdictOf("freeze", [person("her", { status: "frozen" })])).toBe("already_so");
    expect(verdictOf("unfreeze", [person("her")])).toBe("already_so");
    expect(verdictOf("send-reset", [person("her", { hasContact: false })])).toBe("no_contact");
    const owner = { userId: "me", role: "owner" } as const;
    const [judged] = bulkVerdicts([line("freeze")], [[person("her", { adminRole: "support" })]], owner);
    expect(judged?.verdict).toBe("ready");
  });

  test("looks at what the lines before leave behind", () => {
    const her = [person("her")];
    const actions = [
      "freeze",
      "freeze",
      "unfreeze",
      "unfreeze",
      "sign-out",
      "sign-out",
      "send-reset",
      "send-reset",
    ];
    const judged = bulkVerdicts(
      actions.map((action) => line(action)),
      actions.map(() => her),
      actor,
    );
    expect(judged.map(({ verdict }) => verdict)).toEqual([
      "ready",
      "already_so",
      "ready",
      "already_so",
      "ready",
      "twice",
      "ready",
      "twice",
    ]);
  });

  test("every line has one, and only what is ready names one person who may be acted on", () => {
    const people = ["a", "b", "me"].map((id) => person(id));
    const lines = array(
      record({
        action: constantFrom(...bulkActions, "", "delete"),
        reason: string({ maxLength: 300 }),
        meant: array(constantFrom(...people), { maxLength: 2 }),
      }),
      { maxLength: 20 },
    );
    assert(
      property(lines, (rows) => {
        const judged = bulkVerdicts(
          rows.map(({ action, reason }) => line(action, reason)),
          rows.map(({ meant }) => meant),
          actor,
        );
        expect(judged).toHaveLength(rows.length);
        for (const [index, { verdict, userId }] of judged.entries()) {
          expect(verdictNames).toContain(verdict);
          if (verdict !== "ready") continue;
          expect(userId).toBe(rows[index]?.meant[0]?.userId);
          expect(userId).not.toBe("me");
          expect(rows[index]?.meant).toHaveLength(1);
        }
      }),
    );
  });
});
