import { cookies, headers } from "next/headers";
import { cache } from "react";
import { readSession } from "./person.ts";

export type Locale = "zh-CN" | "en";
export type Theme = "light" | "dark" | "system";

export const localeCookie = "__Host-hutong_locale";
export const themeCookie = "__Host-hutong_theme";

/** The language of this request: the person's own choice, this browser's, else what the browser asks for. */
export const readLocale = cache(async (): Promise<Locale> => {
  const [session, jar, head] = await Promise.all([readSession(), cookies(), headers()]);
  return (
    parseLocale(session?.user.locale) ??
    parseLocale(jar.get(localeCookie)?.value) ??
    preferredLocale(head.get("accept-language") ?? "")
  );
});

/** The theme of this request, by the same order; the system's own where nobody chose. */
export const readTheme = cache(async (): Promise<Theme> => {
  const [session, jar] = await Promise.all([readSession(), cookies()]);
  return parseTheme(session?.user.theme) ?? parseTheme(jar.get(themeCookie)?.value) ?? "system";
});

/** One of our languages, or undefined. */
export function parseLocale(value: unknown): Locale | undefined {
  return value === "zh-CN" || value === "en" ? value : undefined;
}

/** One of our themes, or undefined. */
export function parseTheme(value: unknown): Theme | undefined {
  return value === "light" || value === "dark" || value === "system" ? value : undefined;
}

/** The first language of an Accept-Language header that we speak; Chinese where there is none (RFC 9110, 12.5.4). */
export function preferredLocale(header: string): Locale {
  const wishes = header
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", quality = ""] = part.trim().split(";q=");
      return { tag: tag.toLowerCase(), weight: quality === "" ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}
