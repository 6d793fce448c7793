import { finishSignIn } from "@hutong/identity/interaction";
import { finishUpstream, type UpstreamReturn } from "@hutong/identity/upstream";
import { requestCtx, site } from "@hutong/site";
import { flashLine } from "@/lib/flash-line.ts";
import { lead, problemPath } from "@/lib/set-out.ts";
import { upstreamBrowser, upstreamHouse } from "@/lib/upstream-browser.ts";

/** So old does a provider's word count at most, which did not say when it asked her: too old to change a way in by. */
const oldestMs = 11 * 60_000;

/** GET: the way back from every provider. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requestCtx();
  const { search } = new URL(request.url);
  const back = await finishUpstream(ctx, upstreamHouse(), { browser: await upstreamBrowser(), search });
  switch (back.kind) {
    case "signed_in":
      return signedIn(back, ctx.now);
    case "unknown":
      return lead(`/sign-in/${encodeURIComponent(back.interactionUid ?? "")}/newcomer/${back.visitId}`);
    case "to_add":
      return lead(`/account/security/add/${back.visitId}`);
    case "refused":
      if (back.cause) {
        const { requestId } = ctx.origin;
        site().log.warn({ requestId, err: back.cause }, "upstream");
      }
      return lead(
        withReference(problemPath(back.why, back.interactionUid), back.cause ? ctx.origin.requestId : null),
      );
  }
}

function withReference(path: string, requestId: string | null): string {
  return requestId ? `${path}&${new URLSearchParams({ ref: requestId })}` : path;
}

/** To the provider of ours that asked; or, where another person was to confirm that it is she, to the form that says so. */
async function signedIn(back: UpstreamReturn & { kind: "signed_in" }, now: Date): Promise<Response> {
  const { interactionUid: uid, userId, confirmsUserId, authenticatedAt } = back;
  if (confirmsUserId && confirmsUserId !== userId) {
    const flash = { form: `sign-in:${uid}`, values: {}, isOther: true, provenFor: [userId] };
    return lead(`/sign-in/${encodeURIComponent(uid)}?stay=1`, flashLine(flash, site().env.authSecret));
  }
  const at = new Date(
    Math.min(now.getTime(), Math.max(authenticatedAt?.getTime() ?? 0, now.getTime() - oldestMs)),
  );
  return lead(await finishSignIn(site().database.pool, uid, userId, { at }));
}
