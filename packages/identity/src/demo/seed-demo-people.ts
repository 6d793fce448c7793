import { inTransaction } from "@hutong/db";
import { newId, type UserId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { loginKey } from "../login-name.ts";
import { hashInTurn } from "../password/verify.ts";
import { companyPeople } from "./company-people.ts";
import { type DemoPerson, demoPassword } from "./demo-person.ts";
import { mainPeople } from "./main-people.ts";
import { shopPeople } from "./shop-people.ts";

/**
 * Makes the people of the demo world; those who are there already stay as they are.
 * @returns how many were made now
 */
export async function seedDemoPeople(ctx: IdentityCtx): Promise<number> {
  const people = [...mainPeople, ...shopPeople, ...companyPeople];
  const there = await ctx.db.contact.findMany({
    where: { kind: "email", verifiedKey: { in: people.map(emailOf) } },
    select: { value: true },
  });
  const known = new Set(there.map(({ value }) => value));
  const missing = people.filter((person) => !known.has(emailOf(person)));
  const secrets = await Promise.all(missing.map(() => hashInTurn(demoPassword)));
  await inTransaction(ctx.db, async (tx) => {
    const inner: IdentityCtx = { ...ctx, db: tx };
    for (const [index, person] of missing.entries()) await makePerson(inner, person, secrets[index] ?? "");
  });
  return missing.length;
}

function emailOf(person: DemoPerson): string {
  return `${person.name}@hutong.localhost`;
}

async function makePerson(ctx: IdentityCtx, person: DemoPerson, secret: string): Promise<void> {
  const userId = newId<"User">();
  const since = person.account ? new Date(person.account.registeredAt) : ctx.now;
  const contacts = [{ kind: "email" as const, value: emailOf(person) }];
  await ctx.db.user.create({
    data: {
      id: userId,
      displayName: person.displayName,
      locale: person.locale ?? null,
      adminRole: person.adminRole ?? null,
      createdAt: since,
      credentials: { create: { id: newId(), kind: "password", secret, createdAt: since, changedAt: since } },
      contacts: {
        create: [
          ...contacts,
          ...(person.mobile ? [{ kind: "mobile" as const, value: person.mobile }] : []),
        ].map((contact) => ({ id: newId(), ...contact, verifiedAt: since, verifiedKey: contact.value })),
      },
    },
    select: { id: true },
  });
  if (person.account) await makeAccount(ctx, userId, person, person.account);
  if (person.seat) await makeSeat(ctx, userId, person.name, person.seat);
  await writeAudit(ctx, { action: "person.imported", subjectUserId: userId, data: { demo: true } });
}

async function makeAccount(
  ctx: IdentityCtx,
  userId: UserId,
  person: DemoPerson,
  account: NonNullable<DemoPerson["account"]>,
): Promise<void> {
  const id = newId<"Account">();
  const { realm, shop } = account;
  const registeredAt = new Date(account.registeredAt);
  await ctx.db.account.create({
    data: {
      id,
      userId,
      realm,
      memberNo: `${realm}-${person.name}`.toUpperCase(),
      loginName: person.name,
      loginKey: loginKey(person.name),
      registeredAt,
      importedAt: ctx.now,
      links: {
        create: { id: newId(), userId, proof: "imported", startedAt: ctx.now, openAccountId: id },
      },
      ...(shop && { shop: { create: { ...shop, openedAt: new Date(shop.openedAt) } } }),
    },
    select: { id: true },
  });
}

async function makeSeat(
  ctx: IdentityCtx,
  userId: UserId,
  name: string,
  seat: NonNullable<DemoPerson["seat"]>,
): Promise<void> {
  const owner = await ctx.db.account.findUniqueOrThrow({
    where: { realm_loginKey: { realm: seat.realm, loginKey: loginKey(seat.owner) } },
    select: { id: true },
  });
  await ctx.db.staffSeat.create({
    data: { id: newId(), accountId: owner.id, userId, name, nameKey: loginKey(name), role: seat.role },
    select: { id: true },
  });
}
