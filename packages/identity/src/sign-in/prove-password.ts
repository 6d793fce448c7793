import type { Realm } from "@hutong/db";
import { DomainError, digest } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type Identifier, parseIdentifier } from "../identifier.ts";
import { verifyPassword } from "../password/verify.ts";
import { checkThrottle, recordFailure, type ThrottleKey } from "../throttle.ts";
import { waitForFloor } from "../time-floor.ts";
import { type Candidate, findCandidates } from "./candidates.ts";

/** Wrong tries at one identifier from one address: 10 in 15 minutes, the 11th is refused. */
const perIdentifier = { purpose: "sign-in", maxFailures: 10, windowSeconds: 900 };
/** Wrong tries from one address, whoever is meant: generous, for an office or a carrier may share it. */
const perAddress = { purpose: "sign-in-address", maxFailures: 100, windowSeconds: 900 };

/**
 * No wrong sign-in is answered sooner: longer than verifying any usual hash takes (argon2id 25 ms, bcrypt 10 60 ms,
 * scrypt 2^15 60 ms), imported ones too (SECURITY 16).
 */
const refusalFloorMs = 350;

/** Everybody whom the name may mean, and those of them whose password it is: at least one. */
export interface ProvenPassword {
  readonly candidates: readonly Candidate[];
  readonly right: readonly Candidate[];
  /** The counter of this name and address, to be cleared once she is let in. */
  readonly ownKey: ThrottleKey;
}

/**
 * Checks a name and a password: the one way in for sign-ins and for the proof of another ID, with the same counters, the
 * same queue and the same silence about who is known. Not to be called within a transaction.
 * @throws DomainError `wrong_credentials` (unknown, wrong or no password alike), `throttled`, `busy`
 */
export async function provePassword(
  ctx: IdentityCtx,
  input: {
    readonly identifier: string;
    readonly password: string;
    readonly realm?: Realm | null | undefined;
  },
): Promise<ProvenPassword> {
  const { identifier: typed, password, realm } = input;
  const identifier = parseIdentifier(typed, realm ?? null);
  const [ownKey, addressKey] = throttleKeys(ctx, typed, identifier);
  const keys = [ownKey, addressKey];
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
  return { candidates, right, ownKey };
}

function throttleKeys(
  ctx: IdentityCtx,
  typed: string,
  identifier: Identifier | null,
): [ThrottleKey, ThrottleKey] {
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
    data: {
      identifierDigest: digest(typed).toString("hex"),
      ...(ctx.actor.kind === "person" && { way: "link" }),
    },
  });
}
