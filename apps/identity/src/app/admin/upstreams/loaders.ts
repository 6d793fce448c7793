import { listUpstreams, readUpstream, type UpstreamView } from "@hutong/identity/upstream";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

/** Every provider, for an administrator. */
export async function loadUpstreams(): Promise<{
  administrator: Administrator;
  upstreams: readonly UpstreamView[];
}> {
  const administrator = await requireAdministrator();
  return { administrator, upstreams: await listUpstreams(await requestCtx()) };
}

/** One provider, for an administrator; a missing one is a missing page. */
export async function loadUpstream(
  slug: string,
): Promise<{ administrator: Administrator; upstream: UpstreamView }> {
  const administrator = await requireAdministrator();
  return { administrator, upstream: await orNotFound(readUpstream(await requestCtx(), slug)) };
}
