import type { Db } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";

/** A provider as its button shows it. */
export interface UpstreamButton {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The enabled providers, in the order of their buttons. */
export async function readUpstreamButtons(db: Db): Promise<UpstreamButton[]> {
  return db.upstreamProvider.findMany({
    where: { disabledAt: null },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    take: 12,
    select: { slug: true, nameZh: true, nameEn: true },
  });
}

/** A provider as an administrator sees it; never its secret. */
export interface UpstreamView extends UpstreamButton {
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  readonly scopes: readonly string[];
  readonly emailClaim: string;
  readonly nameClaim: string;
  readonly position: number;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** How many people sign in by it. */
  readonly people: number;
}

const viewSelect = {
  slug: true,
  nameZh: true,
  nameEn: true,
  issuer: true,
  clientId: true,
  clientSecretSealed: true,
  scopes: true,
  emailClaim: true,
  nameClaim: true,
  position: true,
  createdAt: true,
  disabledAt: true,
  _count: { select: { identities: true } },
} as const;

/** Every provider. @throws DomainError `not_signed_in`, `forbidden` */
export async function listUpstreams(ctx: IdentityCtx): Promise<UpstreamView[]> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const rows = await ctx.db.upstreamProvider.findMany({
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    take: 200,
    select: viewSelect,
  });
  return rows.map(({ clientSecretSealed, _count, ...row }) => ({
    ...row,
    hasSecret: clientSecretSealed !== null,
    people: _count.identities,
  }));
}

/** One provider. @throws DomainError `not_signed_in`, `forbidden`, `not_found` */
export async function readUpstream(ctx: IdentityCtx, slug: string): Promise<UpstreamView> {
  const found = (await listUpstreams(ctx)).find((one) => one.slug === slug);
  if (!found) throw new DomainError("not_found");
  return found;
}

/** A way in by a provider that a person has. */
export interface UpstreamIdentityView {
  readonly id: string;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly issuer: string;
  /** What she is called there, where it said so. */
  readonly label: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** The provider is disabled: it lets nobody in at present. */
  readonly isDisabled: boolean;
}

/** The ways in by providers that a person has. */
export async function readUpstreamIdentities(db: Db, userId: string): Promise<UpstreamIdentityView[]> {
  const rows = await db.upstreamIdentity.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    take: 50,
    select: {
      id: true,
      issuer: true,
      label: true,
      createdAt: true,
      lastUsedAt: true,
      provider: { select: { slug: true, nameZh: true, nameEn: true, disabledAt: true } },
    },
  });
  return rows.map(({ provider: { disabledAt, ...names }, ...row }) => ({
    ...row,
    ...names,
    isDisabled: disabledAt !== null,
  }));
}
