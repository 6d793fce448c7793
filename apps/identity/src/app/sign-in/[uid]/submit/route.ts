import { signIn } from "@hutong/identity";
import { finishSignIn } from "@hutong/identity/interaction";
import { requestCtx, site } from "@hutong/site";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../loaders.ts";

/** POST: identifier and password. Right, the browser goes on to the provider; wrong, back to the form. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/submit">,
): Promise<Response> {
  const { uid } = await params;
  const back = { to: `/sign-in/${encodeURIComponent(uid)}?stay=1`, form: `sign-in:${uid}` };
  return nativePost(request, back, async (form) => {
    if (!(await loadInteraction(uid))) return { to: back.to };
    const identifier = String(form.get("identifier") ?? "");
    const outcome = await signIn(await requestCtx(), {
      identifier,
      password: String(form.get("password") ?? ""),
    });
    if (outcome.kind === "choose_realm") {
      const { options, provenFor } = outcome;
      return {
        to: back.to,
        flash: { form: back.form, values: { identifier }, options: [...options], provenFor: [...provenFor] },
      };
    }
    return { to: await finishSignIn(site().database.pool, uid, outcome.userId) };
  });
}
