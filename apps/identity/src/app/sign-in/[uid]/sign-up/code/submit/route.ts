import { finishSignUp } from "@hutong/identity";
import { finishSignIn } from "@hutong/identity/interaction";
import { requestCtx, site } from "@hutong/site";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../../../loaders.ts";

/** POST: the code. Right, the person exists and is signed in where she was going. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/sign-up/code/submit">,
): Promise<Response> {
  const { uid } = await params;
  const verificationId = String((await request.clone().formData()).get("verification") ?? "").slice(0, 64);
  const back = `/sign-in/${encodeURIComponent(uid)}/sign-up/code?${new URLSearchParams({ v: verificationId })}`;
  return nativePost(request, { to: back, form: `code:${verificationId}` }, async (form) => {
    const interaction = await loadInteraction(uid);
    if (!interaction) return { to: back };
    const { userId } = await finishSignUp(await requestCtx(), {
      verificationId,
      code: String(form.get("code") ?? ""),
      ...(interaction.realm ? { realm: interaction.realm } : {}),
    });
    return { to: await finishSignIn(site().database.pool, uid, userId) };
  });
}
