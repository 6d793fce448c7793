import { isDomainError } from "@hutong/kernel";
import { type Look, readLooks } from "@hutong/reputation";
import { requestCtx, requireSession } from "@hutong/site";
import { z } from "zod";

const pageSize = 50;

export interface LooksPage {
  readonly looks: readonly Look[];
  readonly isMore: boolean;
  readonly page: number;
  readonly now: Date;
}

/** A page of the looks at the passport of the ID in use; undefined for staff who have no say in it. */
export async function loadLooks(asked: unknown): Promise<LooksPage | undefined> {
  const { account } = await requireSession("/passport/looks");
  if (!account) return undefined;
  const page = z.coerce.number().int().min(1).max(1_000).catch(1).parse(asked);
  const ctx = await requestCtx();
  try {
    const offset = (page - 1) * pageSize;
    const found = await readLooks(ctx, { accountId: account.id, limit: pageSize, offset });
    return { ...found, page, now: ctx.now };
  } catch (error) {
    if (isDomainError(error) && ["forbidden", "not_found"].includes(error.code)) return undefined;
    throw error;
  }
}
