import type { Db, Prisma } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, idSchema } from "@hutong/kernel";
import type { TraderPictureKind } from "./schema.ts";
import type { ApplicationFacts } from "./standing.ts";
import { applicantRoles } from "./trader-application.ts";

/** A picture of an application, without its bytes. */
export interface PictureLine {
  readonly id: string;
  readonly kind: TraderPictureKind;
  readonly width: number;
  readonly height: number;
}

export interface OwnApplication extends ApplicationFacts {
  readonly businessName: string;
  readonly creditCode: string;
  readonly address: string;
  readonly note: string;
  readonly pictures: readonly PictureLine[];
}

export const applicationSelect = {
  id: true,
  kind: true,
  businessName: true,
  creditCode: true,
  address: true,
  note: true,
  createdAt: true,
  appliedAt: true,
  withdrawnAt: true,
  outcome: true,
  reason: true,
  decidedAt: true,
  validUntil: true,
  pictures: {
    select: { id: true, kind: true, width: true, height: true },
    orderBy: [{ kind: "asc" }, { uploadedAt: "asc" }],
  },
} satisfies Prisma.TraderApplicationSelect;

/**
 * The applications of the account that she acts for, newest first, at most ten; for its owner and managers.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden`, `frozen`
 */
export async function readOwnApplications(
  ctx: Ctx<Db>,
  accountId: string,
): Promise<readonly OwnApplication[]> {
  await actsFor(ctx, accountId, applicantRoles);
  return ctx.db.traderApplication.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 10,
    select: applicationSelect,
  });
}

/**
 * A picture (JPEG) of one of the account's own applications, or undefined: another's and a missing one alike.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden`, `frozen`
 */
export async function readOwnPicture(
  ctx: Ctx<Db>,
  scope: { readonly accountId: string; readonly pictureId: string },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await actsFor(ctx, scope.accountId, applicantRoles);
  const id = idSchema<"TraderPicture">().safeParse(scope.pictureId);
  if (!id.success) return undefined;
  const row = await ctx.db.traderPicture.findFirst({
    where: { id: id.data, application: { accountId: scope.accountId } },
    select: { bytes: true },
  });
  return row?.bytes;
}
