import type { Id } from "@hutong/kernel";
import { DomainError, idSchema } from "@hutong/kernel";
import { everyRole, keepAccount, type ProfileCtx } from "../account/keep-account.ts";
import { mostAddresses } from "./schema.ts";

export interface TradeAddress {
  readonly id: Id<"TradeAddress">;
  readonly recipient: string;
  readonly mobile: string;
  readonly regionCode: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly postcode: string | null;
  readonly isDefault: boolean;
  readonly isReturn: boolean;
}

const select = {
  id: true,
  recipient: true,
  mobile: true,
  regionCode: true,
  province: true,
  city: true,
  district: true,
  street: true,
  postcode: true,
  isDefault: true,
  isReturn: true,
} as const;

/**
 * The address book of an account: the default first, then the return address, then the newest.
 * @throws DomainError as `actsFor`
 */
export async function readAddresses(ctx: ProfileCtx, accountId: string): Promise<TradeAddress[]> {
  await keepAccount(ctx, accountId, everyRole);
  const rows = await ctx.db.tradeAddress.findMany({
    where: { accountId },
    orderBy: [{ isDefault: "desc" }, { isReturn: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    take: mostAddresses,
    select,
  });
  return rows.map((row) => ({ ...row, id: row.id as TradeAddress["id"] })); // the row's own id: branded here
}

/**
 * One entry of an account's address book.
 * @throws DomainError as `actsFor`; `not_found` for another account's entry and a missing one alike
 */
export async function readAddress(
  ctx: ProfileCtx,
  accountId: string,
  addressId: string,
): Promise<TradeAddress> {
  await keepAccount(ctx, accountId, everyRole);
  const id = idSchema<"TradeAddress">().safeParse(addressId);
  const row = id.success
    ? await ctx.db.tradeAddress.findFirst({ where: { id: id.data, accountId }, select })
    : null;
  if (!row) throw new DomainError("not_found");
  return { ...row, id: row.id as TradeAddress["id"] }; // the row's own id: branded here
}
