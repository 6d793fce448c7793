import { shopApiScopes } from "@hutong/identity/site";
import { z } from "zod";
import { id } from "../fields.ts";
import { operation } from "../operation.ts";
import { say } from "../said.ts";

export const tokenOperations = [
  operation({
    id: "readToken",
    method: "GET",
    path: "/token",
    group: "token",
    scope: "any",
    summary: { en: "What this token may, and for which shop", zh: "这个令牌能做什么、对应哪家店" },
    answer: z.strictObject({
      client_id: z.string(),
      scopes: z.array(z.enum(shopApiScopes)),
      shop: say(
        z
          .strictObject({ account_id: id, realm: z.string(), login_name: z.string(), name: z.string() })
          .nullable(),
        "Null: of no shop.",
        "没有对应店铺时为 null。",
      ),
    }),
    run: async ({ ctx, caller }) => {
      const account =
        caller.accountId &&
        (await ctx.db.account.findUnique({
          where: { id: caller.accountId },
          select: { id: true, realm: true, loginName: true, shop: { select: { name: true } } },
        }));
      return {
        client_id: caller.clientId,
        scopes: [...caller.scopes],
        shop: account
          ? {
              account_id: account.id,
              realm: account.realm,
              login_name: account.loginName,
              name: account.shop?.name ?? account.loginName,
            }
          : null,
      };
    },
  }),
];
