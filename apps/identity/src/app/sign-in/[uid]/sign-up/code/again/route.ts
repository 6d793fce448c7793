import { resendCode } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { getLocale } from "next-intl/server";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../../../loaders.ts";

/** POST: a new code, please. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/sign-up/code/again">,
): Promise<Response> {
  const { uid } = await params;
  const verificationId = String((await request.clone().formData()).get("verification") ?? "").slice(0, 64);
  const back = `/sign-in/${encodeURIComponent(uid)}/sign-up/code?${new URLSearchParams({ v: verificationId })}`;
  return nativePost(request, { to: back, form: `code:${verificationId}` }, async () => {
    if (!(await loadInteraction(uid))) return { to: back };
    await resendCode(await requestCtx(), {
      verificationId,
      locale: (await getLocale()) === "en" ? "en" : "zh-CN",
    });
    return { to: `${back}&sent=1` };
  });
}
