import { startSignUp } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { getLocale } from "next-intl/server";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../../loaders.ts";

/** POST: contact, password, name. A code goes out; the page that asks for it comes next. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/sign-up/submit">,
): Promise<Response> {
  const { uid } = await params;
  const here = `/sign-in/${encodeURIComponent(uid)}/sign-up`;
  return nativePost(request, { to: here, form: `sign-up:${uid}` }, async (form) => {
    if (!(await loadInteraction(uid))) return { to: here };
    const contact = String(form.get("contact") ?? "");
    const displayName = String(form.get("displayName") ?? "").trim();
    const { verificationId } = await startSignUp(await requestCtx(), {
      contact,
      password: String(form.get("password") ?? ""),
      ...(displayName ? { displayName } : {}),
      locale: (await getLocale()) === "en" ? "en" : "zh-CN",
    });
    return {
      to: `${here}/code?${new URLSearchParams({ v: verificationId })}`,
      flash: { form: `code:${verificationId}`, values: { contact } },
    };
  });
}
