import { chooseRealm } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { readFlash } from "@/lib/flash.ts";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction } from "../../loaders.ts";
import { wayOn } from "../way-on.ts";

/** POST: which of several IDs of one name it is. The password was checked a moment ago. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/realm">,
): Promise<Response> {
  const { uid } = await params;
  const back = { to: `/sign-in/${encodeURIComponent(uid)}?stay=1`, form: `sign-in:${uid}` };
  return nativePost(request, back, async (form) => {
    const flash = await readFlash(back.form);
    const interaction = await loadInteraction(uid);
    if (!flash?.provenFor || !interaction) return { to: back.to };
    const [realm = "", loginName = ""] = String(form.get("choice") ?? "").split(/\/(.*)/s);
    const { userId } = await chooseRealm(await requestCtx(), {
      // An unknown realm is refused by the verb itself.
      realm: realm as "retail",
      loginName,
      provenFor: flash.provenFor,
    });
    return wayOn(interaction, userId, { ...back, identifier: `${realm}/${loginName}` });
  });
}
