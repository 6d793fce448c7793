import { signIn } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../loaders.ts";
import { wayOn } from "../way-on.ts";

/** POST: identifier and password. Right, the browser goes on to the provider; wrong, back to the form. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/submit">,
): Promise<Response> {
  const { uid } = await params;
  const back = { to: `/sign-in/${encodeURIComponent(uid)}?stay=1`, form: `sign-in:${uid}` };
  return nativePost(request, back, async (form) => {
    const interaction = await loadInteraction(uid);
    if (!interaction) return { to: back.to };
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
    return wayOn(interaction, outcome.userId, { ...back, identifier });
  });
}
