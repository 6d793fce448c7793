import { type Db, inTransaction } from "@hutong/db";
import { DomainError, isDomainError, parseInput, signal, type UserId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { needsRehash } from "../password/scheme.ts";
import { hashInTurn } from "../password/verify.ts";
import type { ThrottleKey } from "../throttle.ts";
import { type Candidate, namesOf, type RealmName } from "./candidates.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { provePassword } from "./prove-password.ts";
import { type SignInInput, signInSchema } from "./schema.ts";

export type SignInOutcome =
  | { readonly kind: "signed_in"; readonly userId: UserId }
  /**
   * The name is held in several realms by different people: she chooses one of these. `provenFor` are those whose
   * password it was; it never leaves the server unsealed.
   */
  | {
      readonly kind: "choose_realm";
      readonly options: readonly RealmName[];
      readonly provenFor: readonly UserId[];
    };

/**
 * Checks a person's name and password. What she typed may be a login name, `realm/name`, `owner:name`, a member
 * number, an e-mail address or a mobile number; an administrator's is the local part of her e-mail address.
 * Not to be called within a transaction: failures are counted even though it throws.
 * @throws DomainError `wrong_credentials` (unknown, wrong or no password alike), `throttled`, `busy`,
 * `frozen` (only after a right password)
 */
export async function signIn(ctx: IdentityCtx, input: SignInInput): Promise<SignInOutcome> {
  try {
    const outcome = await tryToSignIn(ctx, input);
    signal("sign_in", { outcome: outcome.kind });
    return outcome;
  } catch (error) {
    signal("sign_in", { outcome: isDomainError(error) ? error.code : "failed" });
    throw error;
  }
}

async function tryToSignIn(ctx: IdentityCtx, input: SignInInput): Promise<SignInOutcome> {
  const parsed = parseInput(signInSchema, input);
  const { candidates, right, ownKey } = await provePassword(ctx, parsed);
  const options = await optionsToChoose(ctx.db, candidates, right);
  if (options) return { kind: "choose_realm", options, provenFor: unique(right) };
  return admit(ctx, right, parsed.password, ownKey);
}

/**
 * The IDs to choose from, where the name alone does not say who is meant: it is held in several realms by different
 * people, or the password is right for several. Never before a right password.
 */
async function optionsToChoose(
  db: Db,
  candidates: readonly Candidate[],
  right: readonly Candidate[],
): Promise<readonly RealmName[] | null> {
  const rightIds = new Set(right.map(({ userId }) => userId));
  // An administrator's handle means the administrator; `realm/name` names the others.
  if (right.some(({ isAdministrator, name }) => isAdministrator && name === null) && rightIds.size === 1) {
    return null;
  }
  const names = candidates.flatMap(({ name }) => (name ? [name] : []));
  const holders = new Set(candidates.filter(({ name }) => name).map(({ userId }) => userId));
  const heldInSeveralRealms = new Set(names.map(({ realm }) => realm)).size >= 2 && holders.size >= 2;
  if (!heldInSeveralRealms && rightIds.size < 2) return null;
  const byContact = right.filter(({ name }) => name === null).map(({ userId }) => userId);
  return [...names, ...(await namesOf(db, byContact))];
}

function unique(people: readonly Candidate[]): UserId[] {
  return [...new Set(people.map(({ userId }) => userId))];
}

/** Somebody who is frozen knows her password still: for whoever froze her. */
async function noteFrozen(ctx: IdentityCtx, right: readonly Candidate[]): Promise<void> {
  for (const userId of unique(right)) {
    await writeAudit(ctx, {
      action: "person.sign_in_failed",
      subjectUserId: userId,
      data: { why: "frozen" },
    });
  }
}

/** The password is right and the person is known. */
async function admit(
  ctx: IdentityCtx,
  right: readonly Candidate[],
  password: string,
  ownKey: ThrottleKey,
): Promise<SignInOutcome> {
  const person = right.find(({ isFrozen }) => !isFrozen);
  if (!person?.secret) {
    await noteFrozen(ctx, right);
    throw new DomainError("frozen");
  }
  const { userId, secret, name } = person;
  const note = { userId, data: name ? { realm: name.realm, loginName: name.loginName } : {}, ownKey };
  if (needsRehash(secret)) {
    const rehashed = await hashInTurn(password);
    await inTransaction(ctx.db, async (tx) => {
      const own: IdentityCtx = { ...ctx, db: tx, actor: { kind: "person", userId } };
      await replaceHash(own, userId, secret, rehashed);
      await noteSignIn(own, note);
    });
  } else {
    await noteSignIn(ctx, note);
  }
  return { kind: "signed_in", userId };
}

/** Puts argon2id in the place of a foreign hash, unless the password was changed in the meantime. */
async function replaceHash(ctx: IdentityCtx, userId: UserId, old: string, secret: string): Promise<void> {
  const { count } = await ctx.db.credential.updateMany({
    where: { userId, kind: "password", secret: old },
    data: { secret },
  });
  if (count > 0) await writeAudit(ctx, { action: "password.rehashed", subjectUserId: userId });
}
