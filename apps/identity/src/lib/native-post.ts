import { keptValues, refusedState, site } from "@hutong/site";
import { type Flash, flashLine, noFlashLine } from "./flash.ts";

/** Where a posted form leads: an address of this site, or the provider's, and what the page there should say. */
export interface Way {
  readonly to: string;
  readonly flash?: Flash;
}

/**
 * Answers a form that is posted natively, because its answer leaves this site: done, on to where `work` says;
 * refused, back to the form's page with what was typed (RFC 9110 303, post-redirect-get).
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
      values: keptValues(form),
      ...(code ? { code } : {}),
      ...(fields ? { fields } : {}),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(reference ? { reference } : {}),
    };
    return answer({ to: back.to, flash });
  }
}

function answer({ to, flash }: Way): Response {
  const location = to.startsWith("/") ? site().env.origin + to : to;
  return new Response(null, {
    status: 303,
    headers: {
      Location: location,
      "Set-Cookie": flash ? flashLine(flash) : noFlashLine,
      "Cache-Control": "no-store",
      ...(flash?.retryAfterSeconds ? { "Retry-After": String(Math.ceil(flash.retryAfterSeconds)) } : {}),
    },
  });
}
