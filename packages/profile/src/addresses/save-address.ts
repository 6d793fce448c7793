import { type Db, inTransaction } from "@hutong/db";
import type { ActingFor } from "@hutong/identity/acting";
import { type AuditAction, writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { keepAccount, type ProfileCtx } from "../account/keep-account.ts";
import { tellChange } from "../notices/tell-change.ts";
import { regionNames } from "./regions.ts";
import {
  type AddressInput,
  addressSchema,
  mostAddresses,
  type SaveAddressInput,
  saveAddressSchema,
} from "./schema.ts";

/**
 * Writes an entry into the address book of an account, or changes it, by the owner or a manager. The first one is the
 * default; there is one default and one return address at most.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`; `not_found` (another's account, another
 * account's entry); `conflict` where the book is full
 */
export async function saveAddress(ctx: ProfileCtx, input: SaveAddressInput): Promise<void> {
  const acting = await keepAccount(ctx, input.accountId, ["manager"]);
  const { addressId: id, accountId, district, zip, ...fields } = parseInput(saveAddressSchema, input);
  const names = regionNames(district);
  if (!names) throw new DomainError("invalid_input", { fields: { district: "district_missing" } });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockBook(tx, accountId);
    const there = await tx.tradeAddress.findUnique({
      where: { id },
      select: { accountId: true, isDefault: true },
    });
    if (there && there.accountId !== accountId) throw new DomainError("not_found");
    const others = await tx.tradeAddress.count({ where: { accountId, id: { not: id } } });
    if (!there && others >= mostAddresses) throw new DomainError("conflict");
    const data = {
      ...fields,
      ...names,
      regionCode: district,
      postcode: zip,
      // A book with entries always has a default: it moves, it is not taken away.
      isDefault: fields.isDefault || others === 0 || there?.isDefault === true,
      updatedAt: ctx.now,
    };
    for (const mark of ["isDefault", "isReturn"] as const)
      if (data[mark])
        await tx.tradeAddress.updateMany({
          where: { accountId, [mark]: true, id: { not: id } },
          data: { [mark]: false },
        });
    await tx.tradeAddress.upsert({
      where: { id },
      create: { id, accountId, createdAt: ctx.now, ...data },
      update: data,
      select: { id: true },
    });
    await record(inner, acting, there ? "address.changed" : "address.added", id);
  });
}

/**
 * Removes an entry, by the owner or a manager; the newest of the others becomes the default where it was. One that is
 * gone is removed already.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`, `not_found` (another's account)
 */
export async function removeAddress(ctx: ProfileCtx, input: AddressInput): Promise<void> {
  const acting = await keepAccount(ctx, input.accountId, ["manager"]);
  const { accountId, addressId } = parseInput(addressSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, accountId);
    const there = await tx.tradeAddress.findFirst({
      where: { id: addressId, accountId },
      select: { isDefault: true },
    });
    if (!there) return;
    await tx.tradeAddress.delete({ where: { id: addressId }, select: { id: true } });
    const next = there.isDefault
      ? await tx.tradeAddress.findFirst({
          where: { accountId },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          select: { id: true },
        })
      : null;
    if (next) await tx.tradeAddress.update({ where: next, data: { isDefault: true }, select: { id: true } });
    await record({ ...ctx, db: tx }, acting, "address.removed", addressId);
  });
}

/** Two changes of one book come after each other: its size and its default hold. */
async function lockBook(db: Db, accountId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`addresses:${accountId}`}, 0))`;
}

/** Never the address itself: the audit outlives it. */
async function record(
  ctx: ProfileCtx,
  acting: ActingFor,
  action: AuditAction,
  addressId: string,
): Promise<void> {
  const { ownerId, accountId, seatId } = acting;
  await writeAudit(ctx, {
    action,
    subjectUserId: ownerId,
    accountId,
    data: { addressId, ...(seatId && { seatId }) },
  });
  await tellChange(ctx, acting, "addresses");
}
