import { requireFreshSession } from "@hutong/site";
import { setOut } from "@/lib/set-out.ts";

/**
 * GET: on to a provider, to add it as a way in. What comes back is asked about before anything is added. With `fresh` the
 * provider is to ask her anew: what comes back then proves another ID that it opens.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/account/security/upstream/[slug]">,
): Promise<Response> {
  const { slug } = await params;
  const wantsFresh = new URL(request.url).searchParams.has("fresh");
  const path = `/account/security/upstream/${encodeURIComponent(slug)}`;
  await requireFreshSession(wantsFresh ? `${path}?fresh=1` : path);
  return setOut({ slug, wantsFresh });
}
