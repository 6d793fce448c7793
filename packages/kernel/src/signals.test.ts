import { describe, expect, it } from "vitest";
import { onSignal, signal } from "./signals.ts";

describe("signals", () => {
  it("reach whoever listens, and nobody is no error", () => {
    signal("throttled", { rule: "before anybody listens" });
    const heard: string[] = [];
    onSignal("throttled", ({ rule }) => heard.push(rule));
    onSignal("sign_in", ({ outcome }) => heard.push(outcome));
    signal("throttled", { rule: "sign-in" });
    signal("sign_in", { outcome: "signed_in" });
    signal("hash_refused", {});
    expect(heard).toEqual(["sign-in", "signed_in"]);
  });
});
