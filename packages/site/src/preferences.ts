"use server";

import { setPreferences } from "@hutong/identity/site";
import { safeReturnPath } from "@hutong/kernel";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { themeCookie } from "./locale.ts";
import { readSession, requestCtx } from "./person.ts";
import { localeCookie, parseLocale, parseTheme } from "./preference-values.ts";
import { site } from "./site.ts";

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
  redirect(await pageOf(form));
}

/** Sets the theme, likewise. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = parseTheme(form.get("theme"));
  if (theme) {
    (await cookies()).set(themeCookie, theme, cookieOptions);
    if (await readSession()) await setPreferences(await requestCtx(), { theme });
  }
  redirect(await pageOf(form));
}

/** The page the choice was made on: the one the form names, else the Referer, which browsers send within a site. */
async function pageOf(form: FormData): Promise<string> {
  const next = form.get("next");
  // Without a fragment: Next's soft navigation would wait for ever at one on the same page.
  if (typeof next === "string") return safeReturnPath(next).split("#", 1)[0] ?? "/";
  const referer = URL.parse((await headers()).get("referer") ?? "");
  return referer?.origin === site().env.origin ? safeReturnPath(referer.pathname + referer.search) : "/";
}
