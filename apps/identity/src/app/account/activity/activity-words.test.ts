import { expect, test } from "vitest";
import en from "../../../../messages/en.json" with { type: "json" };
import zh from "../../../../messages/zh-CN.json" with { type: "json" };
import { activityWords } from "./activity-words.ts";

test("a sign-in names the ID that was used", () => {
  const words = activityWords({
    action: "person.signed_in",
    data: { realm: "retail", loginName: "xixi" },
    byHerself: true,
  });
  expect(words).toEqual({
    key: "person_signed_in_as",
    realm: "retail",
    name: "xixi",
    tone: "neutral",
    by: "herself",
  });
});

test("an entry without a known ID is told without one", () => {
  for (const data of [{}, null, { realm: "moon", loginName: "x" }, { loginName: "x" }, "x"]) {
    expect(activityWords({ action: "person.signed_in", data, byHerself: true }).key).toBe("person_signed_in");
  }
});

test("who did it is said where it was not herself", () => {
  expect(activityWords({ action: "person.frozen", data: {}, byHerself: false }).by).toBe("other");
  expect(activityWords({ action: "person.frozen", data: { system: "cli" }, byHerself: false }).by).toBe(
    "system",
  );
  expect(activityWords({ action: "person.sign_in_failed", data: {}, byHerself: false }).by).toBe("herself");
});

test.each([
  "person.signed_up",
  "person.imported",
  "person.signed_in",
  "person.sign_in_failed",
  "person.profile_changed",
  "person.frozen",
  "person.unfrozen",
  "person.role_changed",
  "password.changed",
  "password.reset",
  "password.rehashed",
  "contact.verified",
  "account.opened",
  "session.ended",
  "session.ended_all",
])("%s has words in both languages", (action) => {
  const id = { realm: "retail", loginName: "xixi" };
  for (const data of [{}, id]) {
    const { key } = activityWords({ action, data, byHerself: true });
    expect(en.account.activity.action).toHaveProperty(key);
    expect(zh.account.activity.action).toHaveProperty(key);
  }
});
