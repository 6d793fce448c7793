import { openWithUpstream } from "@hutong/identity/upstream";
import { requestCtx } from "@hutong/site";
import { getLocale } from "next-intl/server";
import { nativePost } from "@/lib/native-post.ts";
import { loadNewcomer } from "../loaders.ts";

/** POST: contact and name of a new ID. A code goes out; the page that asks for it is that of every sign-up. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/newcomer/[visit]/open">,
): Promise<Response> {
  const { uid, visit } = await params;
  const here = `/sign-in/${encodeURIComponent(uid)}`;
  const back = `${here}/newcomer/${encodeURIComponent(visit)}`;
  return nativePost(request, { to: back, form: `newcomer-open:${visit.slice(0, 64)}` }, async (form) => {
    const found = await loadNewcomer(uid, visit);
    if (!found) return { to: back };
    const contact = String(form.get("contact") ?? "");
    const displayName = String(form.get("displayName") ?? "").trim();
    const { verificationId } = await openWithUpstream(await requestCtx(), {
      visitId: visit,
      browser: found.browser,
      contact,
      ...(displayName ? { displayName } : {}),
      locale: (await getLocale()) === "en" ? "en" : "zh-CN",
    });
    return {
      to: `${here}/sign-up/code?${new URLSearchParams({ v: verificationId })}`,
      flash: { form: `code:${verificationId}`, values: { contact } },
    };
  });
}
