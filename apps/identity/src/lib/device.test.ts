import { expect, test } from "vitest";
import { isHandheld, parseDevice } from "./device.ts";

const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, "chrome", "windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/141.0.0.0`, "edge", "windows"],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace("Chrome", "HeadlessChrome")} Safari/537.36`,
    "chrome",
    "linux",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0",
    "firefox",
    "macos",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    "safari",
    "macos",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.0.0 Mobile/15E148 Safari/604.1",
    "chrome",
    "iphone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60",
    "wechat",
    "iphone",
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; SM-S938B) ${chrome} SamsungBrowser/28.0 Mobile Safari/537.36`,
    "samsung",
    "android",
  ],
  [
    `Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) ${chrome} HuaweiBrowser/15.0 Mobile Safari/537.36`,
    "huawei",
    "harmony",
  ],
  ["curl/8.5.0 (Linux)", "other", "linux"],
])("%s", (userAgent, browser, os) => {
  expect(parseDevice(userAgent)).toEqual({ browser, os });
});

test("nothing known is no device", () => {
  expect(parseDevice(null)).toBeNull();
  expect(parseDevice("")).toBeNull();
  expect(parseDevice("node")).toBeNull();
});

test("phones and tablets are held in the hand, computers are not", () => {
  expect(isHandheld({ browser: "wechat", os: "android" })).toBe(true);
  expect(isHandheld({ browser: "safari", os: "macos" })).toBe(false);
  expect(isHandheld(null)).toBe(false);
});
