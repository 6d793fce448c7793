import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, namedId, noOrigin, type UserId } from "@hutong/kernel";
import { checkCertificate } from "../certificates/check-certificate.ts";
import { stateCertificate } from "../certificates/state-certificate.ts";
import { closeInquiry } from "../inquiry/close-inquiry.ts";
import { markInquiryRead } from "../inquiry/mark-inquiry-read.ts";
import { openInquiry } from "../inquiry/open-inquiry.ts";
import { sendMessage } from "../inquiry/send-message.ts";
import { type DemoThread, demoCertificates, demoThreads } from "./demo-threads.ts";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

interface DemoTrader {
  readonly accountId: AccountId;
  readonly userId: UserId;
}

/**
 * Lets the demo world's traders write to each other, by the verbs themselves, at times that have passed. What is there
 * stays as it is; a trader who is missing is passed over.
 * @returns how many threads were made now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoInquiries(ctx: Ctx<Db>): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const traders = await findTraders(ctx.db);
  await seedCertificates(ctx, traders);
  const there = await ctx.db.inquiry.findMany({
    where: { openKey: { in: demoThreads.map(keyOf) } },
    select: { openKey: true },
  });
  const known = new Set(there.map(({ openKey }) => openKey));
  let made = 0;
  for (const thread of demoThreads) {
    const [buyer, supplier] = [traders.get(thread.buyer), traders.get(thread.supplier)];
    if (!buyer || !supplier || known.has(keyOf(thread))) continue;
    await seedThread(ctx, thread, { buyer, supplier });
    made += 1;
  }
  return made;
}

async function findTraders(db: Db): Promise<Map<string, DemoTrader>> {
  const names = [...demoThreads.flatMap(({ buyer, supplier }) => [buyer, supplier])];
  const rows = await db.account.findMany({
    where: {
      realm: "wholesale",
      status: "active",
      loginKey: { in: [...names, ...demoCertificates.map(({ supplier }) => supplier)] },
      user: { status: "active" },
    },
    select: { id: true, userId: true, loginKey: true },
  });
  // The keys of the rows just read.
  return new Map(
    rows.map((row) => [row.loginKey, { accountId: row.id as AccountId, userId: row.userId as UserId }]),
  );
}

function keyOf({ buyer, supplier, subject }: DemoThread): string {
  return namedId(`demo inquiry/${buyer}/${supplier}/${subject}`);
}

async function seedThread(
  { db, now }: Ctx<Db>,
  thread: DemoThread,
  traders: Readonly<Record<"buyer" | "supplier", DemoTrader>>,
): Promise<void> {
  const key = keyOf(thread);
  const begin =
    now.getTime() - thread.daysAgo * dayMs - (Number.parseInt(key.slice(0, 3), 16) % 240) * minuteMs;
  const as = (side: "buyer" | "supplier", at: number): Ctx<Db> => ({
    db,
    actor: { kind: "person", userId: traders[side].userId },
    // A thread of today ends in the past too.
    now: new Date(Math.min(at, now.getTime() - minuteMs)),
    origin: noOrigin,
  });
  const [first, ...rest] = thread.words;
  const listing = thread.style
    ? await db.listing.findFirst({
        where: { accountId: traders.supplier.accountId, market: "wholesale", titleZh: thread.style },
        select: { id: true },
      })
    : null;
  const { inquiryId } = await openInquiry(as("buyer", begin), {
    accountId: traders.buyer.accountId,
    supplier: thread.supplier,
    listingId: listing?.id,
    subject: thread.subject,
    quantity: thread.quantity,
    wantedBy: thread.wantedIn && new Date(now.getTime() + thread.wantedIn * dayMs).toISOString().slice(0, 10),
    body: first?.[2] ?? "",
    key,
  });
  let at = begin;
  for (const [index, [side, minutes, body]] of rest.entries()) {
    const of = { accountId: traders[side].accountId, inquiryId };
    at += minutes * minuteMs;
    await markInquiryRead(as(side, at - minuteMs), of);
    await sendMessage(as(side, at), { ...of, body, key: namedId(`${key}/${index}`) });
  }
  const reader = (rest.at(-1)?.[0] ?? "buyer") === "buyer" ? "supplier" : "buyer";
  const of = { accountId: traders[reader].accountId, inquiryId };
  if (!thread.isUnread) await markInquiryRead(as(reader, at + 5 * minuteMs), of);
  if (thread.isClosed) await closeInquiry(as(reader, at + 6 * minuteMs), of);
}

async function seedCertificates(ctx: Ctx<Db>, traders: ReadonlyMap<string, DemoTrader>): Promise<void> {
  const there = await ctx.db.certificate.findMany({
    where: { number: { in: demoCertificates.map(({ number }) => number) } },
    select: { number: true },
  });
  const known = new Set(there.map(({ number }) => number));
  for (const { supplier, monthsLeft, isChecked, ...stated } of demoCertificates) {
    const trader = traders.get(supplier);
    if (!trader || known.has(stated.number)) continue;
    const validUntil = new Date(ctx.now.getTime() + monthsLeft * 30 * dayMs).toISOString().slice(0, 10);
    const at = new Date(ctx.now.getTime() - (12 - monthsLeft / 2) * 30 * dayMs);
    const { certificateId } = await stateCertificate(
      { ...ctx, now: at },
      { accountId: trader.accountId, ...stated, validUntil },
    );
    if (isChecked)
      await checkCertificate(
        { ...ctx, now: new Date(at.getTime() + 2 * dayMs) },
        { certificateId, isGood: true },
      );
  }
}
