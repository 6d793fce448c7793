import { expect, test } from "vitest";
import { messageParts } from "./message-parts.ts";

const pieces = (text: string) => messageParts(text).map((part) => [part.kind, part.text]);

test("a code stands apart from the words around it", () => {
  expect(pieces("您的验证码是 012345，10 分钟内有效。")).toEqual([
    ["words", "您的验证码是 "],
    ["code", "012345"],
    ["words", "，10 分钟内有效。"],
  ]);
});

test("longer and shorter numbers are no codes", () => {
  expect(pieces("13800138000 12345")).toEqual([["words", "13800138000 12345"]]);
});

test("the pieces put together are the text", () => {
  for (const text of ["", "123456", "a 123456 b 654321", "<b>111111</b>"]) {
    expect(
      messageParts(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  }
});
