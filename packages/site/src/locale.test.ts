import { describe, expect, it } from "vitest";
import { parseLocale, parseTheme, preferredLocale } from "./preference-values.ts";

describe("preferredLocale", () => {
  it.each([
    ["", "zh-CN"],
    ["zh-TW,zh;q=0.9", "zh-CN"],
    ["en-GB,en;q=0.8", "en"],
    ["fr-FR,en;q=0.5,zh;q=0.4", "en"],
    ["fr, de", "zh-CN"],
    ["en;q=0.2, zh;q=0.9", "zh-CN"],
    [",,;q=,;;", "zh-CN"],
  ])("%j → %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe("values from outside", () => {
  it("are ours or nothing", () => {
    expect(parseLocale("en")).toBe("en");
    expect(parseLocale("EN")).toBeUndefined();
    expect(parseTheme("dark")).toBe("dark");
    expect(parseTheme(null)).toBeUndefined();
  });
});
