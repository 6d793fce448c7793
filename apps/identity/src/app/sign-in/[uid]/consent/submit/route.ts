import { giveConsent } from "@hutong/identity";
import { finishConsent } from "@hutong/identity/interaction";
import { requestCtx, site } from "@hutong/site";
import { nativePost } from "@/lib/native-post.ts";
import { loadInteraction, loadShopQuestion } from "../../../loaders.ts";

/** POST: what the site may know, or no. Either way the browser goes back to it. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/sign-in/[uid]/consent/submit">,
): Promise<Response> {
  const { uid } = await params;
  const back = `/sign-in/${encodeURIComponent(uid)}/consent`;
  return nativePost(request, { to: back, form: `consent:${uid}` }, async (form) => {
    const interaction = await loadInteraction(uid);
    if (!interaction?.userId || interaction.prompt !== "consent") return { to: back };
    const { pool } = site().database;
    if (form.get("answer") !== "yes") return { to: await finishConsent(pool, uid, undefined) };
    // The person is the one of the sign-on this browser holds: the interaction names her.
    const ctx = { ...(await requestCtx()), actor: { kind: "person" as const, userId: interaction.userId } };
    const question = await loadShopQuestion(interaction);
    const { grantId } = await giveConsent(ctx, {
      clientId: interaction.clientId,
      asked: [...interaction.scopes],
      allowed: form.getAll("allow").map(String),
      ...(question && {
        shop: {
          asked: question.claims.map(({ name }) => name),
          allowed: form.getAll("claim").map(String),
          accountId: question.shops.length === 0 ? null : (form.get("shop")?.toString() ?? null),
        },
      }),
    });
    return { to: await finishConsent(pool, uid, grantId) };
  });
}
