import type { Db } from "@hutong/db";
import type { UserId } from "@hutong/kernel";

/** What a person is called here and where she is reached: a password may not contain it. */
export async function ownNamesOf(db: Db, userId: UserId): Promise<string[]> {
  const person = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      displayName: true,
      accounts: { take: 50, select: { loginName: true } },
      contacts: { take: 20, select: { value: true } },
    },
  });
  return [
    person.displayName,
    ...person.accounts.map(({ loginName }) => loginName),
    ...person.contacts.map(({ value }) => value),
  ];
}
