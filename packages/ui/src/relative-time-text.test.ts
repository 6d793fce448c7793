import { expect, test } from "vitest";
import { relativeTimeText } from "./relative-time-text.ts";

const now = new Date("2026-11-22T10:00:00Z");
const zone = "Asia/Shanghai";

test.each([
  ["2026-11-22T09:59:30Z", "现在", "now"],
  ["2026-11-22T09:55:00Z", "5分钟前", "5 minutes ago"],
  ["2026-11-22T08:01:00Z", "1小时前", "1 hour ago"],
  ["2026-11-21T09:00:00Z", "昨天", "yesterday"],
  ["2026-11-24T10:00:00Z", "后天", "in 2 days"],
  ["2026-03-01T20:00:00Z", "2026年3月2日", "Mar 2, 2026"],
])("%s", (date, chinese, english) => {
  expect(relativeTimeText(new Date(date), now, "zh-CN", zone)).toBe(chinese);
  expect(relativeTimeText(new Date(date), now, "en", zone)).toBe(english);
});
