import type { Db } from "@hutong/db";
import type { Ctx } from "@hutong/kernel";

/** What every verb of this package gets. */
export type IdentityCtx = Ctx<Db>;
