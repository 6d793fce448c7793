import { requireFreshSession } from "@hutong/site";
import { setOut } from "@/lib/set-out.ts";

/** GET: on to a provider, to add it as a way in. What comes back is asked about before anything is added. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/account/security/upstream/[slug]">,
): Promise<Response> {
  const { slug } = await params;
  await requireFreshSession(`/account/security/upstream/${encodeURIComponent(slug)}`);
  return setOut({ slug });
}
