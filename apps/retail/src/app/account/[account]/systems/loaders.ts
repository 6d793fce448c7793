import type { KeptPage } from "@hutong/account-pages";
import { type Delivery, type Endpoint, readDeliveries, readEndpoints } from "@hutong/shop-api";
import { requestCtx, site } from "@hutong/site";
import { notFound } from "next/navigation";
import { loadSeller } from "../goods/loaders.ts";

export interface Systems {
  readonly page: KeptPage;
  readonly endpoints: readonly Endpoint[];
  /** The newest of all endpoints. */
  readonly deliveries: readonly Delivery[];
  /** Where the owner takes back what she let a system do. */
  readonly consentsHref: string;
  readonly now: Date;
}

/** What systems of a shop are told, for its owner and managers; others find nothing here. */
export async function loadSystems(accountId: string): Promise<Systems> {
  const page = await loadSeller(accountId, "systems");
  if (!page.mayWrite) notFound();
  const ctx = await requestCtx();
  const scope = { accountId: page.account.accountId };
  const [endpoints, { deliveries }] = await Promise.all([
    readEndpoints(ctx, scope),
    readDeliveries(ctx, { ...scope, limit: 50 }),
  ]);
  const consentsHref = `${site().env.origins.identity}/account/consents`;
  return { page, endpoints, deliveries, consentsHref, now: ctx.now };
}
