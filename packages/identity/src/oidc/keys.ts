import { type Database, inTransaction, type Prisma, type SigningKeyState } from "@hutong/db";
import { DomainError, newId, parseInput, seal, unseal } from "@hutong/kernel";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Pool } from "pg";
import { z } from "zod";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { beginAdminWrite } from "../person/begin-admin-write.ts";
import { type SigningAlg, signingAlgs } from "./signing-algs.ts";

/**
 * The life of a signing key: `next` is published and signs nothing, so that every site knows it before it is used;
 * `active` signs; `retiring` is published so that what it signed still verifies; `retired` is gone.
 */
const order: Record<SigningKeyState, number> = { active: 0, next: 1, retiring: 2, retired: 3 };

/** What a retired key signed may be shown for so long: an ID token is a logout hint while the sign-on lasts. */
const retiringDays = 30;

/** A site may hold our keys in its cache for so long; the next one must have been published before that. */
export const publishedBeforeUseSeconds = 600;

/**
 * So many next keys of each algorithm are published at any time. Stock clients ask for our keys again at most every
 * 30 to 60 s, whatever they meet: that many rotations in a row find every cache prepared (ADR 35).
 */
export const publishedAhead = 10;

/** Making the first keys of a world takes a second or two on a slow machine; another process waits meanwhile. */
const keyMaking = { timeout: 60_000, maxWait: 60_000 };

/**
 * The signing keys in use as private JWKs, the active ones first; makes an active one and the next ones of each
 * algorithm where they are missing. Several processes starting at once agree: the making is under an advisory lock.
 */
export async function loadSigningKeys(database: Database, keySecret: string): Promise<JWK[]> {
  const rows = await database.prisma.$transaction(async (tx) => {
    await lockKeys(tx);
    const found = await liveKeys(tx);
    const now = new Date();
    const make = async (alg: SigningAlg, state: "active" | "next", wanted: number) => {
      const missing = wanted - found.filter((row) => row.state === state && row.alg === alg).length;
      for (let made = 0; made < missing; made += 1)
        found.push(await makeKey(tx, { keySecret, alg, state, now }));
    };
    for (const alg of signingAlgs) {
      await make(alg, "active", 1);
      await make(alg, "next", publishedAhead);
    }
    return found.sort((a, b) => order[a.state] - order[b.state]);
  }, keyMaking);
  return rows.map((row) => {
    try {
      return JSON.parse(unseal(row.privateSealed, keySecret)) as JWK;
    } catch (cause) {
      throw new Error(
        `Signing key ${row.id} cannot be opened: it was sealed with another secret. Put back HUTONG_SECRET (or the file "secret" in the data directory) as it was.`,
        { cause },
      );
    }
  });
}

/** Changes when the set of keys in use does. */
export async function signingKeysVersion(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string | null }>({
    name: "signing_keys_version",
    text: `select string_agg(id || ':' || state, ',' order by id) as version from signing_keys
      where state <> 'retired' and (retires_at is null or retires_at > now())`,
  });
  return rows[0]?.version ?? "";
}

export interface RotatedKey {
  readonly alg: string;
  readonly active: string;
  /** The one that signs after it. */
  readonly next: string;
  readonly retiring: string | undefined;
}

/**
 * Rotates: the next key of each algorithm signs from now on, the one before stays published, a new next one is
 * published. Running processes follow within seconds; no verification fails, for what signs was known before.
 * @throws DomainError `forbidden`, `reauthenticate`, `invalid_input` for anybody but the system and an owner who says why; `conflict` where a next key was not yet published long
 * enough, unless forced; `not_found` where the identity site has never been started
 */
export async function rotateSigningKeys(
  ctx: IdentityCtx,
  input: { readonly keySecret: string; readonly force?: boolean; readonly reason?: string },
): Promise<RotatedKey[]> {
  const { reason } = parseInput(z.object({ reason: z.string().trim().max(280).optional() }), input);
  await beginAdminWrite(ctx, { roles: ["owner"], reason });
  // Before its time a key breaks what sites hold: for whoever sits at the machine.
  if (input.force && ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return inTransaction(ctx.db, async (tx) => {
    await lockKeys(tx);
    const keys = await liveKeys(tx);
    const bornAt = await firstKeyMadeAt(tx);
    const rotated: RotatedKey[] = [];
    for (const alg of signingAlgs) {
      const ofAlg = keys.filter((key) => key.alg === alg);
      rotated.push(await rotateOne({ ...ctx, db: tx }, tx, { ...input, alg, keys: ofAlg, bornAt }));
    }
    await tx.signingKey.updateMany({
      where: { state: "retiring", retiresAt: { lte: ctx.now } },
      data: { state: "retired" },
    });
    const active = rotated.map((key) => key.active);
    await writeAudit(
      { ...ctx, db: tx },
      { action: "keys.rotated", data: { active, ...(reason ? { reason } : {}) } },
    );
    return rotated;
  });
}

/**
 * After a leak of the database together with its secret: every key goes at once, those published ahead too, for whoever
 * has them could sign with any of them. Running processes make new ones within seconds. What the old ones signed
 * verifies nowhere from then on, and a site that keeps our keys in a cache refuses sign-ins until it asks again.
 * @returns the ids of the keys that are gone
 * @throws DomainError `forbidden` for anybody but the system: this is for whoever sits at the machine
 */
export async function retireSigningKeys(ctx: IdentityCtx): Promise<string[]> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return inTransaction(ctx.db, async (tx) => {
    await lockKeys(tx);
    const gone = await tx.signingKey.updateManyAndReturn({
      where: { state: { not: "retired" } },
      data: { state: "retired" },
      select: { id: true },
    });
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0)
      await writeAudit({ ...ctx, db: tx }, { action: "keys.retired", data: { count: ids.length } });
    return ids;
  });
}

interface RotateInput {
  readonly keySecret: string;
  readonly force?: boolean;
  readonly alg: SigningAlg;
  readonly keys: readonly KeyRow[];
  /** When the first key of this world was made: nobody's cache is older. */
  readonly bornAt: Date | undefined;
}

async function rotateOne(
  ctx: IdentityCtx,
  tx: Prisma.TransactionClient,
  input: RotateInput,
): Promise<RotatedKey> {
  const before = input.keys.find((key) => key.state === "active");
  const next = oldest(input.keys.filter((key) => key.state === "next"));
  if (!next) throw new DomainError("not_found", { message: "no next key: start the identity site once" });
  const publishedSeconds = (ctx.now.getTime() - next.createdAt.getTime()) / 1_000;
  const inEveryCache = input.bornAt !== undefined && next.createdAt <= input.bornAt;
  if (publishedSeconds < publishedBeforeUseSeconds && !inEveryCache && !input.force) {
    const retryAfterSeconds = Math.ceil(publishedBeforeUseSeconds - publishedSeconds);
    throw new DomainError("conflict", {
      retryAfterSeconds,
      message: "the next key is not known to every site yet",
    });
  }
  const retiresAt = new Date(ctx.now.getTime() + retiringDays * 86_400_000);
  if (before) await setState(tx, before.id, { state: "retiring", retiresAt });
  await setState(tx, next.id, { state: "active", activatedAt: ctx.now });
  const made = await makeKey(tx, { keySecret: input.keySecret, alg: input.alg, state: "next", now: ctx.now });
  const waiting = input.keys.filter((key) => key.state === "next" && key.id !== next.id);
  return {
    alg: input.alg,
    active: next.id,
    next: (oldest(waiting) ?? made).id,
    retiring: before?.id,
  };
}

function oldest(keys: readonly KeyRow[]): KeyRow | undefined {
  // UUIDv7 breaks the tie of keys made in one go.
  return keys.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))[0];
}

async function firstKeyMadeAt(tx: Prisma.TransactionClient): Promise<Date | undefined> {
  const first = await tx.signingKey.findFirst({ orderBy: { createdAt: "asc" }, select: { createdAt: true } });
  return first?.createdAt;
}

const select = { id: true, alg: true, state: true, privateSealed: true, createdAt: true } as const;

type KeyRow = Awaited<ReturnType<typeof liveKeys>>[number];

function lockKeys(tx: Prisma.TransactionClient) {
  return tx.$executeRaw`select pg_advisory_xact_lock(hashtext('hutong.signing_keys'))`;
}

function liveKeys(tx: Prisma.TransactionClient) {
  return tx.signingKey.findMany({
    where: { state: { not: "retired" }, OR: [{ retiresAt: null }, { retiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: "desc" },
    select,
  });
}

function setState(tx: Prisma.TransactionClient, id: string, data: Prisma.SigningKeyUpdateInput) {
  return tx.signingKey.update({ where: { id }, data, select: { id: true } });
}

interface NewKey {
  readonly keySecret: string;
  readonly alg: SigningAlg;
  readonly state: "active" | "next";
  readonly now: Date;
}

async function makeKey(tx: Prisma.TransactionClient, { keySecret, alg, state, now }: NewKey) {
  const id = newId();
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const marks = { kid: id, alg, use: "sig" };
  const jwk: JWK = { ...(await exportJWK(privateKey)), ...marks };
  const publicJwk = { ...(await exportJWK(publicKey)), ...marks };
  return tx.signingKey.create({
    data: {
      id,
      alg,
      publicJwk: { ...publicJwk },
      privateSealed: seal(JSON.stringify(jwk), keySecret),
      state,
      createdAt: now,
      activatedAt: state === "active" ? now : null,
    },
    select,
  });
}
