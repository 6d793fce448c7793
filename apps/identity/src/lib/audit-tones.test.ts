import { expect, test } from "vitest";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh-CN.json" with { type: "json" };
import { auditKey, auditTone, auditTones } from "./audit-tones.ts";

test.each(Object.keys(auditTones))("%s has words in both languages", (action) => {
  expect(en.admin.audit.action).toHaveProperty(auditKey(action));
  expect(zh.admin.audit.action).toHaveProperty(auditKey(action));
});

test("an action of another time is told plainly", () => {
  expect(auditTone("person.cloned")).toBe("neutral");
});
