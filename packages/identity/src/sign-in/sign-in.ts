import { type Db, inTransaction } from "@hutong/db";
import { DomainError, digest, parseInput, type UserId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type Identifier, parseIdentifier } from "../identifier.ts";
import { needsRehash } from "../password/scheme.ts";
import { hashInTurn, verifyPassword } from "../password/verify.ts";
import { checkThrottle, clearThrottle, recordFailure, type ThrottleKey } from "../throttle.ts";
import { waitForFloor } from "../time-floor.ts";
import { type Candidate, findCandidates, namesOf, type RealmName } from "./candidates.ts";
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

/** Wrong tries at one identifier from one address: 10 in 15 minutes, the 11th is refused. */
const perIdentifier = { purpose: "sign-in", maxFailures: 10, windowSeconds: 900 };
/** Wrong tries from one address, whoever is meant: generous, for an office or a carrier may share it. */
const perAddress = { purpose: "sign-in-address", maxFailures: 100, windowSeconds: 900 };

/**
 * No wrong sign-in is answered sooner: longer than verifying any usual hash takes (argon2id 25 ms, bcrypt 10 60 ms,
 * scrypt 2^15 60 ms), imported ones too (SECURITY 16).
 */
const refusalFloorMs = 350;

/**
 * Checks a person's name and password. What she typed may be a login name, `realm/name`, `owner:name`, a member
 * number, an e-mail address or a mobile number; an administrator's is the local part of her e-mail address.
 * Not to be called within a transaction: failures are counted even though it throws.
 * @throws DomainError `wrong_credentials` (unknown, wrong or no password alike), `throttled`, `busy`,
 * `frozen` (only after a right password)
 */
export async function signIn(ctx: IdentityCtx, input: SignInInput): Promise<SignInOutcome> {
  const { identifier: typed, password, realm } = parseInput(signInSchema, input);
  const identifier = parseIdentifier(typed, realm ?? null);
  const keys = throttleKeys(ctx, typed, identifier);
  await checkThrottle(ctx, keys);

  const startedAt = performance.now();
  const candidates = identifier ? await findCandidates(ctx.db, identifier) : [];
  const right = await thoseWithPassword(candidates, password);
  if (right.length === 0) {
    await noteFailure(ctx, typed, candidates);
    await waitForFloor(startedAt, refusalFloorMs);
    await recordFailure(ctx, keys);
    throw new DomainError("wrong_credentials");
  }
  // Guesses that ran beside this one may have used up the tries: then a right one is refused too.
  await checkThrottle(ctx, keys);
  const options = await optionsToChoose(ctx.db, candidates, right);
  if (options) return { kind: "choose_realm", options, provenFor: unique(right) };
  return admit(ctx, right, password, keys[0]);
}

function throttleKeys(ctx: IdentityCtx, typed: string, identifier: Identifier | null): ThrottleKey[] {
  const { ip } = ctx.origin;
  // All spellings of one name share one counter.
  const name = identifier ? JSON.stringify({ ...identifier, memberNo: undefined }) : typed;
  return [
    { rule: perIdentifier, parts: [name, ip] },
    { rule: perAddress, parts: [ip] },
  ];
}

/** The candidates whose password it is. Everybody's is tried, in parallel; nobody's costs one hash too. */
async function thoseWithPassword(candidates: readonly Candidate[], password: string): Promise<Candidate[]> {
  const secrets = new Map(candidates.map((candidate) => [candidate.userId, candidate.secret]));
  if (secrets.size === 0) {
    await verifyPassword(password, null);
    return [];
  }
  const tried = await Promise.all(
    [...secrets].map(async ([userId, secret]) => ({
      userId,
      isRight: await verifyPassword(password, secret),
    })),
  );
  const rightIds = new Set(tried.filter(({ isRight }) => isRight).map(({ userId }) => userId));
  return candidates.filter(({ userId }) => rightIds.has(userId));
}

/** Into the audit, for her to see where it is clear whom it was about; what was typed only as a digest. */
async function noteFailure(ctx: IdentityCtx, typed: string, candidates: readonly Candidate[]): Promise<void> {
  const [only, ...others] = new Set(candidates.map(({ userId }) => userId));
  await writeAudit(ctx, {
    action: "person.sign_in_failed",
    ...(only && others.length === 0 && { subjectUserId: only }),
    data: { identifierDigest: digest(typed).toString("hex") },
  });
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

/** The password is right and the person is known. */
async function admit(
  ctx: IdentityCtx,
  right: readonly Candidate[],
  password: string,
  ownKey: ThrottleKey | undefined,
): Promise<SignInOutcome> {
  const person = right.find(({ isFrozen }) => !isFrozen);
  if (!person?.secret) throw new DomainError("frozen");
  const { userId, secret, name } = person;
  const rehashed = needsRehash(secret) ? await hashInTurn(password) : null;
  await inTransaction(ctx.db, async (tx) => {
    const own: IdentityCtx = { ...ctx, db: tx, actor: { kind: "person", userId } };
    if (rehashed) await replaceHash(own, userId, secret, rehashed);
    await writeAudit(own, {
      action: "person.signed_in",
      subjectUserId: userId,
      data: name ? { realm: name.realm, loginName: name.loginName } : {},
    });
    if (ownKey) await clearThrottle(own, ownKey);
  });
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
