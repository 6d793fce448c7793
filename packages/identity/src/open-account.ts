import { isUniqueViolation, type LinkProof, type Realm } from "@hutong/db";
import { type AccountId, DomainError, newId, type UserId } from "@hutong/kernel";
import { writeAudit } from "./audit.ts";
import type { IdentityCtx } from "./context.ts";
import { loginKey } from "./login-name.ts";

export interface OpenAccountInput {
  readonly userId: UserId;
  readonly realm: Realm;
  /** The name she would like: the one she already has elsewhere. A free variant of it is taken. */
  readonly wishedName: string;
  readonly proof: LinkProof;
  readonly openedFromId?: AccountId;
  /** True when it was opened for her on the way: she is told once. */
  readonly tellHer?: boolean;
}

export interface OpenedAccount {
  readonly id: AccountId;
  readonly loginName: string;
  readonly memberNo: string;
}

/**
 * Opens an account for a person in a realm, with a free login name and a new member number, and its link.
 * Runs in the caller's transaction.
 * @throws DomainError("conflict") when another account took the name at the same moment
 */
export async function openAccount(ctx: IdentityCtx, input: OpenAccountInput): Promise<OpenedAccount> {
  const id = newId<"Account">();
  const loginName = await freeName(ctx, input.realm, input.wishedName);
  const memberNo =
    `${memberPrefix[input.realm]}${id.replaceAll("-", "").slice(0, 12)}${id.slice(-4)}`.toUpperCase();
  try {
    await ctx.db.account.create({
      data: {
        id,
        userId: input.userId,
        realm: input.realm,
        memberNo,
        loginName,
        loginKey: loginKey(loginName),
        registeredAt: ctx.now,
        openedFromId: input.openedFromId ?? null,
        noticePending: input.tellHer ?? false,
        links: {
          create: {
            id: newId(),
            userId: input.userId,
            proof: input.proof,
            actorUserId: ctx.actor.kind === "person" ? ctx.actor.userId : null,
            startedAt: ctx.now,
            openAccountId: id,
          },
        },
      },
      select: { id: true },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
  await writeAudit(ctx, {
    action: "account.opened",
    subjectUserId: input.userId,
    accountId: id,
    data: { realm: input.realm, loginName, proof: input.proof },
  });
  return { id, loginName, memberNo };
}

/** So that a person who reads a member number aloud says which site it is of. */
const memberPrefix: Record<Realm, string> = { retail: "R", mall: "M", deals: "D", wholesale: "W" };

async function freeName(ctx: IdentityCtx, realm: Realm, wishedName: string): Promise<string> {
  const wished = wishedName.slice(0, 56);
  const candidates = [wished, ...Array.from({ length: 8 }, (_, index) => `${wished}-${index + 2}`)];
  const taken = await ctx.db.account.findMany({
    where: { realm, loginKey: { in: candidates.map(loginKey) } },
    select: { loginKey: true },
  });
  const takenKeys = new Set(taken.map((row) => row.loginKey));
  const free = candidates.find((name) => !takenKeys.has(loginKey(name)));
  return free ?? `${wished}-${newId().slice(-6)}`;
}
