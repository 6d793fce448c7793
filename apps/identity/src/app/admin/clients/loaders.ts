import { readViews, type SavedView } from "@hutong/identity";
import { type ClientView, listClients, readClient } from "@hutong/identity/clients";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

/** Every client, for an administrator, with the views of the table that she keeps. */
export async function loadClients(): Promise<{
  administrator: Administrator;
  clients: readonly ClientView[];
  views: readonly SavedView[];
}> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  const [clients, views] = await Promise.all([listClients(ctx), readViews(ctx, { place: "clients" })]);
  return { administrator, clients, views };
}

/** One client, for an administrator; a missing one is a missing page. */
export async function loadClient(
  clientId: string,
): Promise<{ administrator: Administrator; client: ClientView }> {
  const administrator = await requireAdministrator();
  return { administrator, client: await orNotFound(readClient(await requestCtx(), { clientId })) };
}
