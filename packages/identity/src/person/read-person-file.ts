import type {
  AdminRole,
  ContactKind,
  LinkingKind,
  LinkProof,
  PersonStatus,
  Realm,
  SeatRole,
} from "@hutong/db";
import { DomainError, idSchema, parseInput, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { auditText, linksText, personText } from "./person-file-statements.ts";

const personFileSchema = z.object({ userId: idSchema<"User">() });

interface NamedId {
  readonly realm: Realm;
  readonly loginName: string;
}

/** Everything an administrator needs to know of one person. Lists are bounded; the newest come first. */
export interface PersonFile {
  readonly userId: UserId;
  readonly displayName: string;
  readonly locale: string | null;
  readonly status: PersonStatus;
  readonly adminRole: AdminRole | null;
  readonly createdAt: Date;
  readonly passwordChangedAt: Date | null;
  readonly contacts: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    readonly verifiedAt: Date | null;
  }[];
  readonly ids: readonly (NamedId & {
    readonly accountId: string;
    readonly memberNo: string;
    readonly status: PersonStatus;
    readonly registeredAt: Date;
    readonly importedAt: Date | null;
    readonly shopName: string | null;
    readonly openedFrom: NamedId | null;
  })[];
  /** Her seats in the shops of others. */
  readonly seats: readonly {
    readonly seatId: string;
    readonly name: string;
    readonly role: SeatRole;
    readonly status: PersonStatus;
    readonly createdAt: Date;
    readonly owner: NamedId & { readonly userId: UserId };
  }[];
  /** The seats of others in her shops. */
  readonly staff: readonly {
    readonly seatId: string;
    readonly ownerName: string;
    readonly name: string;
    readonly role: SeatRole;
    readonly status: PersonStatus;
    readonly person: { readonly userId: UserId; readonly displayName: string };
  }[];
  /** Invitations to her shops that wait to be taken. */
  readonly invitations: readonly {
    readonly id: string;
    readonly ownerName: string;
    readonly name: string;
    readonly contactKind: ContactKind;
    readonly contactValue: string;
    readonly expiresAt: Date;
  }[];
  /** What was linked, merged, unlinked and undone with her, the newest first. */
  readonly operations: readonly {
    readonly id: string;
    readonly kind: LinkingKind;
    readonly at: Date;
    readonly undoableUntil: Date;
    readonly undoneAt: Date | null;
    /** The ID it was about; null where staff seats alone were merged. */
    readonly realm: Realm | null;
    readonly loginName: string | null;
    /** It came to her; else it left. */
    readonly came: boolean;
    readonly other: { readonly userId: UserId; readonly displayName: string };
  }[];
  /** Ways in by other providers, the oldest first. */
  readonly upstreams: readonly {
    readonly id: string;
    readonly slug: string;
    readonly nameZh: string;
    readonly nameEn: string;
    /** The last four characters of who she is over there. */
    readonly subjectEnd: string;
    /** The provider is turned off: it lets nobody in. */
    readonly isOff: boolean;
    readonly linkedAt: Date;
    readonly lastUsedAt: Date;
  }[];
  readonly consents: readonly {
    readonly id: string;
    readonly clientName: string;
    readonly scopes: readonly string[];
    readonly grantedAt: Date;
    readonly expiresAt: Date | null;
    readonly withdrawnAt: Date | null;
  }[];
  readonly sessions: readonly {
    readonly uid: string;
    readonly userAgent: string | null;
    readonly ip: string | null;
    readonly signedInAt: Date | null;
    readonly lastSeenAt: Date;
    readonly sites: readonly {
      readonly clientId: string;
      readonly clientName: string;
      readonly account: NamedId | null;
      readonly seatName: string | null;
    }[];
  }[];
  /** Which of her IDs belonged to whom and when, also before and after her. */
  readonly links: readonly (NamedId & {
    readonly id: string;
    readonly person: { readonly userId: UserId; readonly displayName: string };
    readonly proof: LinkProof;
    readonly actorName: string | null;
    readonly startedAt: Date;
    readonly endedAt: Date | null;
  })[];
  readonly audit: readonly {
    readonly id: string;
    readonly at: Date;
    readonly action: string;
    readonly ip: string | null;
    readonly actorUserId: string | null;
    readonly actorName: string | null;
    readonly data: unknown;
  }[];
}

/**
 * The file of a person, for administrators of every role. Three statements and the check of the role, whatever she
 * has.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found` (also for what is no id)
 */
export async function readPersonFile(
  ctx: IdentityCtx,
  input: z.input<typeof personFileSchema>,
): Promise<PersonFile> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  if (!personFileSchema.safeParse(input).success) throw new DomainError("not_found");
  const { userId } = parseInput(personFileSchema, input);
  const [people, links, audit] = await Promise.all([
    ctx.db.$queryRawUnsafe<PersonFile[]>(personText, userId, ctx.now),
    ctx.db.$queryRawUnsafe<LinkRow[]>(linksText, userId),
    ctx.db.$queryRawUnsafe<PersonFile["audit"]>(auditText, userId),
  ]);
  const person = people[0];
  if (!person) throw new DomainError("not_found");
  return {
    ...withDates(person),
    links: links.map(({ personId, personName, ...link }) => ({
      ...link,
      person: { userId: personId, displayName: personName },
    })),
    audit,
  };
}

type LinkRow = Omit<PersonFile["links"][number], "person"> & {
  readonly personId: UserId;
  readonly personName: string;
};

/** Times within JSON come as texts. */
function withDates(row: PersonFile): PersonFile {
  const date = <T extends Date | null>(value: T) => (value === null ? value : (new Date(value) as T));
  return {
    ...row,
    contacts: row.contacts.map((one) => ({ ...one, verifiedAt: date(one.verifiedAt) })),
    ids: row.ids.map((one) => ({
      ...one,
      registeredAt: date(one.registeredAt),
      importedAt: date(one.importedAt),
    })),
    seats: row.seats.map((one) => ({ ...one, createdAt: date(one.createdAt) })),
    consents: row.consents.map((one) => ({
      ...one,
      grantedAt: date(one.grantedAt),
      expiresAt: date(one.expiresAt),
      withdrawnAt: date(one.withdrawnAt),
    })),
    invitations: row.invitations.map((one) => ({ ...one, expiresAt: date(one.expiresAt) })),
    operations: row.operations.map((one) => ({
      ...one,
      at: date(one.at),
      undoableUntil: date(one.undoableUntil),
      undoneAt: date(one.undoneAt),
    })),
    upstreams: row.upstreams.map((one) => ({
      ...one,
      linkedAt: date(one.linkedAt),
      lastUsedAt: date(one.lastUsedAt),
    })),
    sessions: row.sessions.map((one) => ({
      ...one,
      signedInAt: date(one.signedInAt),
      lastSeenAt: date(one.lastSeenAt),
    })),
  };
}
