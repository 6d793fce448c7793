import { errors, type KoaContextWithOIDC, type ResourceServer } from "oidc-provider";
import { mayUseShopApi } from "./house-client.ts";
import { isShopApiScope, shopApiScopes } from "./scopes.ts";

/**
 * The shops' API as the one resource that access tokens are given for (RFC 8707): opaque tokens whose audience is its
 * address, with its scopes and no other, of no use at userinfo. Who asks for one of its scopes means it, named or not.
 */
export function shopApiResource(shopApi: string) {
  return {
    enabled: true,
    // An empty list would count as a resource: nothing is undefined, which the library's types leave out.
    defaultResource: async (ctx: KoaContextWithOIDC) =>
      ([...ctx.oidc.requestParamScopes].some(isShopApiScope) ? shopApi : undefined) as string,
    useGrantedResource: async () => true,
    /** @throws InvalidTarget for another resource, and for clients that no operator let ask */
    getResourceServerInfo: async (
      _ctx: KoaContextWithOIDC,
      resource: string,
      client: unknown,
    ): Promise<ResourceServer> => {
      if (resource !== shopApi || !mayUseShopApi(client)) throw new errors.InvalidTarget();
      return { scope: shopApiScopes.join(" "), audience: shopApi, accessTokenFormat: "opaque" };
    },
  };
}
