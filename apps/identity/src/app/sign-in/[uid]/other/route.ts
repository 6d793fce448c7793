import { finishSignIn } from "@hutong/identity/interaction";
import type { UserId } from "@hutong/kernel";
import { site } from "@hutong/site";
import { readFlash } from "@/lib/flash.ts";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../loaders.ts";

/** POST: she is somebody else than who was to confirm, and says so. Her password was checked a moment ago. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/other">,
): Promise<Response> {
  const { uid } = await params;
  const back = { to: `/sign-in/${encodeURIComponent(uid)}?stay=1`, form: `sign-in:${uid}` };
  return nativePost(request, back, async () => {
    const flash = await readFlash(back.form);
    const [userId] = flash?.isOther ? (flash.provenFor ?? []) : [];
    if (!userId || !(await loadInteraction(uid))) return { to: back.to };
    // Sealed by `wayOn` from the verb's own answer.
    return { to: await finishSignIn(site().database.pool, uid, userId as UserId) };
  });
}
