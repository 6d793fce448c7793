import type { IncomingMessage, ServerResponse } from "node:http";
import { busyRetrySeconds, hashPlaces } from "@hutong/identity";
import { signal } from "@hutong/kernel";
import en from "@hutong/site/messages/en.json" with { type: "json" };
import zh from "@hutong/site/messages/zh-CN.json" with { type: "json" };
import { localeOfHeaders, type ProtocolHandler } from "@hutong/site/server";
import { createTranslator } from "next-intl";
import { SignInPlaces } from "./sign-in-places.ts";
import { flashLine } from "./src/lib/flash-line.ts";
import { tooManyPage } from "./src/lib/too-many-page.ts";

/** The posts that lead to a password hash. */
const hashing = /^\/sign-in\/([\w-]{1,64})\/(?:(sign-up|newcomer\/[\w-]{1,64})\/)?submit\/?$/;
/** What is shown again of a form; never a password. */
const keptFields = ["identifier", "contact", "displayName"];
const maxKeptBytes = 8_192;
/** The answer waits no longer than this for the rest of the form: it is promised within 100 ms. */
const bodyPatienceMs = 50;

/**
 * Lets in as many sign-ins as there are places, counted from their arrival to their answer. The next one is answered at
 * once, before Next and without the database: 429, Retry-After, and back to the form with what was typed
 * (SECURITY 17, ADR 36).
 */
export function signInGate(authSecret: string, places = new SignInPlaces(hashPlaces)): ProtocolHandler {
  const texts = { en: textsOf("en"), "zh-CN": textsOf("zh-CN") };

  async function sayBusy(req: IncomingMessage, res: ServerResponse, uid: string, place: string | undefined) {
    const values = keptValues(await bodyOf(req));
    const visit = place?.split("/")[1];
    const form = visit ? `newcomer:${visit}` : `${place ?? "sign-in"}:${uid}`;
    const flash = { form, code: "busy", retryAfterSeconds: busyRetrySeconds, values };
    const locale = localeOfHeaders(req.headers);
    const to = place ? `/sign-in/${uid}/${place}` : `/sign-in/${uid}?stay=1`;
    const page = tooManyPage({ locale, to, ...texts[locale] });
    res.writeHead(429, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": Buffer.byteLength(page),
      "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
      "Retry-After": busyRetrySeconds,
      "Set-Cookie": flashLine(flash, authSecret),
      // Not read to its end: the connection cannot be used again.
      ...(req.complete ? {} : { Connection: "close" }),
    });
    res.end(page);
  }

  return (req, res, path) => {
    const match = req.method === "POST" ? hashing.exec(plain(path)) : null;
    if (!match) return false;
    const leave = places.enter();
    if (!leave) {
      signal("hash_refused", {});
      void sayBusy(req, res, match[1] ?? "", match[2]).catch(() => res.destroy());
      return true;
    }
    res.once("close", leave);
    return false;
  };
}

function textsOf(locale: "en" | "zh-CN") {
  const messages = locale === "en" ? en : zh;
  const t = createTranslator({ locale, messages, namespace: "refusal" });
  const wait = t("seconds", { count: busyRetrySeconds });
  return { text: t("code.busy", { wait }), back: t("backToForm") };
}

/** Next reads `%73ubmit` as `submit`, and so must whoever counts. */
function plain(path: string): string {
  try {
    return path.includes("%") ? decodeURIComponent(path) : path;
  } catch {
    return path;
  }
}

function keptValues(body: string): Record<string, string> {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    keptFields.flatMap((name) => {
      const value = form.get(name);
      return value ? [[name, value.slice(0, 500)]] : [];
    }),
  );
}

/** The posted form, as far as it came in time; empty where it is too large. */
function bodyOf(req: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = () => {
      clearTimeout(late);
      req.pause();
      done(bytes <= maxKeptBytes ? Buffer.concat(chunks).toString() : "");
    };
    const late = setTimeout(finish, bodyPatienceMs);
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxKeptBytes) finish();
      else chunks.push(chunk);
    });
    req.once("end", finish);
    req.once("error", finish);
  });
}
