import type { Db } from "@hutong/db";
import type { UserId } from "@hutong/kernel";

/**
 * A name a person can sign in with that means nobody else, for a form she need not fill in: her oldest ID with its
 * realm, else her oldest seat, else an address that is hers. Undefined where she has none of them.
 */
export async function readSignInName(db: Db, userId: UserId): Promise<string | undefined> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: {
      accounts: {
        where: { status: "active" },
        orderBy: { createdAt: "asc" },
        take: 1,
        select: { realm: true, loginName: true },
      },
      seats: {
        where: { status: "active" },
        orderBy: { createdAt: "asc" },
        take: 1,
        select: { name: true, account: { select: { realm: true, loginName: true } } },
      },
      contacts: {
        where: { verifiedKey: { not: null } },
        orderBy: { createdAt: "asc" },
        take: 1,
        select: { value: true },
      },
    },
  });
  const [account] = person?.accounts ?? [];
  if (account) return `${account.realm}/${account.loginName}`;
  const [seat] = person?.seats ?? [];
  if (seat) return `${seat.account.realm}/${seat.account.loginName}:${seat.name}`;
  return person?.contacts[0]?.value;
}
