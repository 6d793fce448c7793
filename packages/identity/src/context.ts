import type { Ctx } from "@hutong/kernel";
import type { Db } from "@hutong/db";

/** What every verb of this package gets. */
export type IdentityCtx = Ctx<Db>;
