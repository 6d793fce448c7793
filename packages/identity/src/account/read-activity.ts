import type { Db } from "@hutong/db";
import type { UserId } from "@hutong/kernel";

export interface Activity {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly ip: string | null;
  /** True if she did it herself; false for somebody or something else. */
  readonly byHerself: boolean;
  readonly accountId: string | null;
  readonly data: unknown;
}

/** What administrators weigh among themselves; what comes of it she is told. */
const amongAdministrators = ["merge.requested", "merge.approved", "merge.refused", "merge.withdrawn"];

/** The last things that happened to a person's identity, newest first; at most 200. */
export async function readActivity(db: Db, userId: UserId, limit: number): Promise<Activity[]> {
  const rows = await db.auditEntry.findMany({
    where: { subjectUserId: userId, action: { notIn: amongAdministrators } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: Math.min(Math.max(1, Math.trunc(limit)), 200),
    select: { id: true, at: true, action: true, ip: true, actorUserId: true, accountId: true, data: true },
  });
  return rows.map(({ actorUserId, ...row }) => ({ ...row, byHerself: actorUserId === userId }));
}
