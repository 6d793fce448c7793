/** What a User-Agent header says in words: keys of the messages under `account.device`. */
export interface Device {
  readonly browser: Browser;
  readonly os: Os;
}

type Browser = (typeof browsers)[number][0] | "other";
type Os = (typeof systems)[number][0] | "other";

/** First match wins: nearly every browser also calls itself Chrome and Safari. */
const browsers = [
  ["wechat", /MicroMessenger\//],
  ["qq", /\bM?QQBrowser\//],
  ["uc", /\bUC(Browser|Web)\b/i],
  ["huawei", /HuaweiBrowser\//],
  ["samsung", /SamsungBrowser\//],
  ["edge", /\bEdg(A|iOS|e)?\//],
  ["opera", /\b(OPR|OPT|Opera)\//],
  ["firefox", /\b(Firefox|FxiOS)\//],
  ["chrome", /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ["safari", /\bVersion\/[\d.]+.*\bSafari\//],
] as const satisfies readonly (readonly [string, RegExp])[];

const systems = [
  ["harmony", /HarmonyOS|OpenHarmony/],
  ["iphone", /\biPhone\b|\biPod\b/],
  ["ipad", /\biPad\b/],
  ["android", /\bAndroid\b/],
  ["windows", /\bWindows\b/],
  ["macos", /\bMac OS X\b|\bMacintosh\b/],
  ["chromeos", /\bCrOS\b/],
  ["linux", /\bLinux\b/],
] as const satisfies readonly (readonly [string, RegExp])[];

/** Reads the common browsers; null where the header is empty or says nothing known at all. */
export function parseDevice(userAgent: string | null): Device | null {
  if (!userAgent) return null;
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other";
  const os = systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other";
  return browser === "other" && os === "other" ? null : { browser, os };
}

/** True for what one holds in the hand: which drawing stands for it. */
export function isHandheld(device: Device | null): boolean {
  return device !== null && ["iphone", "ipad", "android", "harmony"].includes(device.os);
}
