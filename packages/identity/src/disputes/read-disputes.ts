import type { Db, DisputeOutcome, Realm } from "@hutong/db";
import { DomainError, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { literalText } from "../literal-text.ts";
import { type DisputePictureLine, pictureSelect } from "./dispute-pictures.ts";

export interface DisputeRow {
  readonly id: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
  readonly hearUntil: Date;
  readonly outcome: DisputeOutcome | null;
  readonly decidedAt: Date | null;
}

/** A dispute as one of its two sides sees it. */
export interface MyDispute extends DisputeRow {
  readonly side: "claimant" | "owner";
  readonly statement: string;
  /** Her own words: the claimant does not read the other side's, nor the owner the evidence. */
  readonly evidence: string | null;
  readonly answer: string | null;
  /** Her own pictures, as they were sent. */
  readonly pictures: readonly DisputePictureLine[];
  readonly reason: string | null;
}

const rowSelect = {
  id: true,
  realm: true,
  loginName: true,
  openedAt: true,
  answeredAt: true,
  hearUntil: true,
  outcome: true,
  decidedAt: true,
} as const;

const picturesSelect = {
  where: { sentAt: { not: null } },
  orderBy: { uploadedAt: "asc" },
  select: { ...pictureSelect, userId: true },
} as const;

type SentPicture = DisputePictureLine & { readonly userId: string };

const picturesOf = (pictures: readonly SentPicture[], side: string | null): DisputePictureLine[] =>
  pictures.filter(({ userId }) => userId === side).map(({ userId: _, ...line }) => line);

const textSelect = { statement: true, evidence: true, answer: true, reason: true } as const;

/** The disputes a person is a side of, newest first; at most 50. */
export async function readMyDisputes(db: Db, userId: UserId): Promise<MyDispute[]> {
  const rows = await db.dispute.findMany({
    where: { OR: [{ claimantUserId: userId }, { ownerUserId: userId }] },
    orderBy: { openedAt: "desc" },
    take: 50,
    select: { ...rowSelect, ...textSelect, claimantUserId: true, pictures: picturesSelect },
  });
  return rows.map(({ claimantUserId, ...row }) => {
    const side = claimantUserId === userId ? "claimant" : "owner";
    return {
      ...row,
      side,
      evidence: side === "claimant" ? row.evidence : null,
      answer: side === "owner" ? row.answer : null,
      pictures: picturesOf(row.pictures, userId),
    };
  });
}

/** One of them. @throws DomainError("not_found") for anybody else's and missing alike */
export async function readMyDispute(db: Db, userId: UserId, disputeId: string): Promise<MyDispute> {
  const dispute = (await readMyDisputes(db, userId)).find(({ id }) => id === disputeId);
  if (!dispute) throw new DomainError("not_found");
  return dispute;
}

export interface DisputeParty {
  readonly userId: string;
  readonly displayName: string;
  readonly ids: readonly { readonly realm: Realm; readonly loginName: string }[];
}

/** A dispute as an administrator sees it: everything, but what the other side brought where she is a side herself. */
export interface DisputeCase extends DisputeRow {
  readonly statement: string;
  readonly evidence: string | null;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly claimant: DisputeParty;
  readonly owner: DisputeParty | null;
  readonly claimantPictures: readonly DisputePictureLine[];
  readonly ownerPictures: readonly DisputePictureLine[];
  readonly account: {
    readonly memberNo: string;
    readonly registeredAt: Date;
    readonly links: readonly {
      readonly userId: string;
      readonly proof: string;
      readonly startedAt: Date;
      readonly endedAt: Date | null;
    }[];
  } | null;
}

const everyRole = ["support", "operator", "auditor", "owner"] as const;

/** Which disputes. */
export interface DisputeFilter {
  readonly open: boolean;
  readonly realm?: Realm | undefined;
  /** What the login name, as it was typed, begins with. */
  readonly loginName?: string | undefined;
}

/**
 * Disputes for administrators: the open ones, the longest waiting first, or those last decided; at most a hundred.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readDisputes(ctx: IdentityCtx, filter: DisputeFilter): Promise<DisputeRow[]> {
  await assertAdministrator(ctx, everyRole);
  const { open, realm, loginName } = filter;
  return ctx.db.dispute.findMany({
    where: {
      decidedAt: open ? null : { not: null },
      ...(realm && { realm }),
      ...(loginName && { loginName: { startsWith: literalText(loginName), mode: "insensitive" } }),
    },
    orderBy: filter.open ? { openedAt: "asc" } : { decidedAt: "desc" },
    take: 100,
    select: rowSelect,
  });
}

/**
 * The same as a file holds them; the audit keeps who took how many.
 * @throws as readDisputes
 */
export async function exportDisputes(ctx: IdentityCtx, filter: DisputeFilter): Promise<DisputeRow[]> {
  const disputes = await readDisputes(ctx, filter);
  const { open, realm, loginName } = filter;
  const data = { count: disputes.length, open, ...(realm && { realm }), ...(loginName && { loginName }) };
  await writeAudit(ctx, { action: "disputes.exported", data });
  return disputes;
}

const partySelect = {
  select: {
    id: true,
    displayName: true,
    accounts: { take: 20, orderBy: { registeredAt: "asc" }, select: { realm: true, loginName: true } },
  },
} as const;

/** One dispute for an administrator. @throws DomainError `not_signed_in`, `forbidden`, `not_found` */
export async function readDispute(ctx: IdentityCtx, disputeId: string): Promise<DisputeCase> {
  await assertAdministrator(ctx, everyRole);
  if (!z.uuid().safeParse(disputeId).success) throw new DomainError("not_found");
  const row = await ctx.db.dispute.findUnique({
    where: { id: disputeId },
    select: {
      ...rowSelect,
      ...textSelect,
      pictures: picturesSelect,
      claimant: partySelect,
      owner: partySelect,
      account: {
        select: {
          memberNo: true,
          registeredAt: true,
          links: {
            orderBy: { startedAt: "asc" },
            take: 50,
            select: { userId: true, proof: true, startedAt: true, endedAt: true },
          },
        },
      },
    },
  });
  if (!row) throw new DomainError("not_found");
  const { pictures, claimant, owner, ...rest } = row;
  const viewer = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  const isClaimant = viewer === claimant.id;
  const isOwner = owner !== null && viewer === owner.id;
  return {
    ...rest,
    claimant: partyOf(claimant),
    owner: owner && partyOf(owner),
    evidence: isOwner ? null : rest.evidence,
    answer: isClaimant ? null : rest.answer,
    claimantPictures: isOwner ? [] : picturesOf(pictures, claimant.id),
    ownerPictures: isClaimant ? [] : picturesOf(pictures, owner?.id ?? null),
  };
}

function partyOf(party: {
  id: string;
  displayName: string;
  accounts: { realm: Realm; loginName: string }[];
}): DisputeParty {
  return { userId: party.id, displayName: party.displayName, ids: party.accounts };
}
