import { finishSignIn } from "@hutong/identity/interaction";
import { linkUpstream } from "@hutong/identity/upstream";
import { requestCtx, site } from "@hutong/site";
import { nativePost } from "@/lib/native-post.ts";
import { loadNewcomer } from "../loaders.ts";

/** POST: identifier and password of the ID she has. Right, the provider opens it too from now on, and she is in. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/newcomer/[visit]/submit">,
): Promise<Response> {
  const { uid, visit } = await params;
  const back = `/sign-in/${encodeURIComponent(uid)}/newcomer/${encodeURIComponent(visit)}`;
  return nativePost(request, { to: back, form: `newcomer:${visit.slice(0, 64)}` }, async (form) => {
    const found = await loadNewcomer(uid, visit);
    if (!found) return { to: back };
    const { userId } = await linkUpstream(await requestCtx(), {
      visitId: visit,
      browser: found.browser,
      identifier: String(form.get("identifier") ?? ""),
      password: String(form.get("password") ?? ""),
    });
    return { to: await finishSignIn(site().database.pool, found.interaction.uid, userId) };
  });
}
