import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { tellPeople } from "../linking/tell-people.ts";
import { endSessionsAround } from "../linking/transfer.ts";
import { assertMayActOn, beginAdminWrite } from "./begin-admin-write.ts";
import { type AccountStatusInput, accountStatusSchema, adminFacts } from "./schema.ts";

/**
 * Freezes one ID, and not its person: nobody acts for it, its owner or staff, at the next request; what hangs on it stays
 * and moves with it. Its owner is told. One that is frozen already stays so, and nothing is recorded.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (only operators, owners and the system may; an
 * administrator's only owners; nobody her own), `not_found` (also where it is not this person's), `invalid_input` (a
 * person gives a reason)
 */
export async function freezeAccount(ctx: IdentityCtx, input: AccountStatusInput): Promise<void> {
  await setStatus(ctx, input, "frozen");
}

/**
 * Lets an ID act again, however it came to be frozen (here, or in the members that were imported). A person who is frozen
 * is released by herself (`unfreezePerson`): the one does not do the other.
 * @throws as freezeAccount
 */
export async function unfreezeAccount(ctx: IdentityCtx, input: AccountStatusInput): Promise<void> {
  await setStatus(ctx, input, "active");
}

async function setStatus(
  ctx: IdentityCtx,
  input: AccountStatusInput,
  status: "active" | "frozen",
): Promise<void> {
  const { userId, accountId, reason } = parseInput(accountStatusSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    // As linkings do: it does not change hands meanwhile, and nobody opens another in its place.
    await tx.$queryRaw`select id from users where id = ${userId}::uuid for update`;
    await assertMayActOn(inner, userId);
    const account = await tx.account.findFirst({
      where: { id: accountId, userId },
      select: { realm: true, loginName: true, user: { select: toldSelect } },
    });
    if (!account) throw new DomainError("not_found");
    const { count } = await tx.account.updateMany({
      where: { id: accountId, status: { not: status } },
      data: { status },
    });
    if (count === 0) return;
    if (status === "frozen")
      await endSessionsAround(inner, { people: [], tokensOf: [], accounts: [accountId] });
    const { realm, loginName, user } = account;
    await writeAudit(inner, {
      action: status === "frozen" ? "account.frozen" : "account.unfrozen",
      subjectUserId: userId,
      accountId,
      data: { realm, loginName, ...adminFacts({ reason }) },
    });
    const contacts = user.contacts.map((contact) => ({ ...contact, verified: true }));
    await tellPeople(inner, status === "frozen" ? "frozen" : "unfrozen", [{ ...user, contacts }], account);
  });
}

const toldSelect = {
  locale: true,
  contacts: {
    where: { verifiedKey: { not: null } },
    orderBy: { createdAt: "asc" },
    select: { kind: true, value: true },
  },
} as const;
