import { cookies, headers } from "next/headers";
import { cache } from "react";
import { readSession } from "./person.ts";
import {
  type Locale,
  localeCookie,
  parseLocale,
  parseTheme,
  preferredLocale,
  type Theme,
} from "./preference-values.ts";

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
