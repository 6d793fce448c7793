import { readStaff, type StaffedShop, type StaffMember } from "@hutong/identity";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";

export interface MyStaff {
  readonly shops: readonly StaffedShop[];
  readonly now: Date;
}

/** The staff of the shops of whoever is signed in. */
export async function loadMyStaff(path = "/account/staff"): Promise<MyStaff> {
  await requireSession(path);
  const ctx = await requestCtx();
  return { shops: await readStaff(ctx), now: ctx.now };
}

/** One shop of hers; another's and a missing one are missed alike. */
export async function loadMyShop(accountId: string): Promise<StaffedShop> {
  const { shops } = await loadMyStaff(`/account/staff/invite/${accountId}`);
  return shops.find((shop) => shop.accountId === accountId) ?? notFound();
}

/** One seat in a shop of hers; another's and a missing one are missed alike. */
export async function loadMySeat(seatId: string): Promise<{ shop: StaffedShop; seat: StaffMember }> {
  const { shops } = await loadMyStaff(`/account/staff/${seatId}`);
  for (const shop of shops) {
    const seat = shop.staff.find((one) => one.seatId === seatId);
    if (seat) return { shop, seat };
  }
  notFound();
}
