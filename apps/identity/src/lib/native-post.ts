import { formErrors, keptValues, refusedState, site } from "@hutong/site";
import { getLocale, getTranslations } from "next-intl/server";
import { type Flash, flashLine, noFlashLine } from "./flash-line.ts";
import { tooManyPage } from "./too-many-page.ts";

/** Where a posted form leads: an address of this site, or the provider's, and what the page there should say. */
export interface Way {
  readonly to: string;
  readonly flash?: Flash;
}

/**
 * Answers a form that is posted natively, because its answer leaves this site: done, on to where `work` says;
 * refused, back to the form's page with what was typed (RFC 9110 303, post-redirect-get). What is too much is said by
 * its status too (RFC 6585 429).
 */
export async function nativePost(
  request: Request,
  back: { readonly to: string; readonly form: string },
  work: (form: FormData) => Promise<Way>,
): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  try {
    return answer(await work(form));
  } catch (error) {
    const { code, fields, retryAfterSeconds, reference } = await refusedState(error, form);
    const flash: Flash = {
      form: back.form,
      // They travel in a cookie.
      values: keptValues(form, 500),
      ...(code ? { code } : {}),
      ...(fields ? { fields } : {}),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(reference ? { reference } : {}),
    };
    return code === "busy" || code === "throttled" ? tooMany(back.to, flash) : answer({ to: back.to, flash });
  }
}

async function tooMany(to: string, flash: Flash): Promise<Response> {
  const [{ summary }, t, locale] = await Promise.all([
    formErrors(flash),
    getTranslations("refusal"),
    getLocale(),
  ]);
  const page = tooManyPage({ locale, to, text: summary[0]?.message ?? "", back: t("backToForm") });
  return new Response(page, {
    status: 429,
    headers: { ...headersOf(flash), "Content-Type": "text/html; charset=utf-8" },
  });
}

function answer({ to, flash }: Way): Response {
  const location = to.startsWith("/") ? site().env.origin + to : to;
  return new Response(null, { status: 303, headers: { ...headersOf(flash), Location: location } });
}

function headersOf(flash: Flash | undefined): Record<string, string> {
  return {
    "Set-Cookie": flash ? flashLine(flash, site().env.authSecret) : noFlashLine,
    "Cache-Control": "no-store",
    ...(flash?.retryAfterSeconds ? { "Retry-After": String(Math.ceil(flash.retryAfterSeconds)) } : {}),
  };
}
