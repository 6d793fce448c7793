import { expect, test } from "vitest";
import { maskContact } from "./mask-contact.ts";

test.each([
  ["email", "xixi@example.com", "x***i@example.com"],
  ["email", "xiaoxi-trade@example.com", "xi***e@example.com"],
  ["email", "ab@example.com", "a***@example.com"],
  ["email", "a@example.com", "a***@example.com"],
  ["mobile", "+8613800138001", "138 **** 8001"],
  ["mobile", "+442071838750", "+44 **** 8750"],
  ["mobile", "+123456", "****56"],
] as const)("%s %s", (kind, value, masked) => {
  expect(maskContact(kind, value)).toBe(masked);
});
