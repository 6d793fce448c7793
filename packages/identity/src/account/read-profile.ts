import type { AdminRole, ContactKind, Db, PersonStatus } from "@hutong/db";
import { DomainError, type UserId } from "@hutong/kernel";

export interface Profile {
  readonly userId: UserId;
  readonly displayName: string;
  readonly locale: string | null;
  readonly theme: string | null;
  readonly status: PersonStatus;
  readonly adminRole: AdminRole | null;
  readonly createdAt: Date;
  readonly passwordChangedAt: Date | null;
  readonly contacts: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    readonly verifiedAt: Date | null;
  }[];
}

/** What a person sees of herself. @throws DomainError("not_found") */
export async function readProfile(db: Db, userId: UserId): Promise<Profile> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: {
      displayName: true,
      locale: true,
      theme: true,
      status: true,
      adminRole: true,
      createdAt: true,
      credentials: { where: { kind: "password" }, select: { changedAt: true } },
      contacts: {
        orderBy: [{ kind: "asc" }, { createdAt: "asc" }],
        take: 20,
        select: { kind: true, value: true, verifiedAt: true },
      },
    },
  });
  if (!person) throw new DomainError("not_found");
  const { credentials, ...profile } = person;
  return { userId, ...profile, passwordChangedAt: credentials[0]?.changedAt ?? null };
}
