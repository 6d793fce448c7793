import { describe, expect, it } from "vitest";
import { postedLines, postedSettings } from "./posted-settings.ts";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe("what the form of a client says", () => {
  it("one address a line, whatever the browser ends lines with", () => {
    const posted = form({ redirectUris: " https://a.example/cb \r\n\r\nhttps://b.example/cb\n" });
    expect(postedLines(posted, "redirectUris")).toEqual(["https://a.example/cb", "https://b.example/cb"]);
  });

  it.each([
    ["10", 600],
    ["1.5", 90],
    ["0,5", 30],
    ["ten", Number.NaN],
    ["", Number.NaN],
    ["-1", Number.NaN],
    ["1e9", Number.NaN],
  ])("%j minutes are %d seconds", (typed, seconds) => {
    expect(postedSettings(form({ accessTokenSeconds: typed })).accessTokenSeconds).toBe(seconds);
  });

  it("days for refresh tokens; no address is no address", () => {
    const settings = postedSettings(form({ refreshIdleSeconds: "14", backchannelLogoutUri: "  " }));
    expect(settings).toMatchObject({
      refreshIdleSeconds: 1_209_600,
      backchannelLogoutUri: null,
      requireConsent: false,
    });
  });
});
