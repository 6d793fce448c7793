"use server";

import { setPreferences } from "@hutong/identity/site";
import { safeReturnPath } from "@hutong/kernel";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localeCookie, themeCookie } from "./locale.ts";
import { readSession, requestCtx } from "./person.ts";
import { parseLocale, parseTheme } from "./preference-values.ts";

const cookieOptions = {
  path: "/",
  secure: true,
  httpOnly: true,
  sameSite: "lax",
  maxAge: 365 * 24 * 3_600,
} as const;

/** Sets the language: on this browser, and on the person where somebody is signed in, so that all sites follow. */
export async function setLocale(form: FormData): Promise<void> {
  const locale = parseLocale(form.get("locale"));
  if (locale) {
    (await cookies()).set(localeCookie, locale, cookieOptions);
    if (await readSession()) await setPreferences(await requestCtx(), { locale });
  }
  redirect(safeReturnPath(String(form.get("next") ?? "/")));
}

/** Sets the theme, likewise. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = parseTheme(form.get("theme"));
  if (theme) {
    (await cookies()).set(themeCookie, theme, cookieOptions);
    if (await readSession()) await setPreferences(await requestCtx(), { theme });
  }
  redirect(safeReturnPath(String(form.get("next") ?? "/")));
}
