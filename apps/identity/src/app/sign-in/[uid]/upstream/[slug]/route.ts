import { lead, setOut } from "@/lib/set-out.ts";
import { loadInteraction } from "../../../loaders.ts";

/**
 * GET: on to another provider. A link and no form: a form's answer may only lead where the page's policy says, and where
 * a provider leads on to nobody here knows (ADR 91). It changes nothing but that a visit is under way.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/sign-in/[uid]/upstream/[slug]">,
): Promise<Response> {
  const { uid, slug } = await params;
  const interaction = await loadInteraction(uid);
  if (!interaction) return lead(`/sign-in/${encodeURIComponent(uid)}`);
  const { confirms, userId, wantsFresh } = interaction;
  return setOut({
    slug,
    interactionUid: interaction.uid,
    wantsFresh: confirms || wantsFresh,
    ...(confirms && userId ? { confirmsUserId: userId } : {}),
  });
}
