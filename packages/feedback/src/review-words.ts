import { type Db, inTransaction } from "@hutong/db";
import { assertAdministrator, assertFreshSignIn, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { comparable } from "./check-words.ts";
import { type ReviewWordInput, reviewWordSchema } from "./schema.ts";

/** A list is read with each review that is sent. */
const mostHeldWords = 1_000;

/** The words that hold a review until it is looked at, as they are compared. */
export async function readHeldWords(db: Db): Promise<string[]> {
  const rows = await db.reviewWord.findMany({ select: { word: true }, take: mostHeldWords });
  return rows.map(({ word }) => word);
}

/** The list for the console, in order. @throws DomainError `not_signed_in`, `forbidden` */
export async function readReviewWords(ctx: Ctx<Db>): Promise<{ word: string; addedAt: Date }[]> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  return ctx.db.reviewWord.findMany({
    select: { word: true, addedAt: true },
    orderBy: { word: "asc" },
    take: mostHeldWords,
  });
}

/**
 * Puts a word on the list that holds reviews, from the next one on; one that is there already stays.
 * @throws DomainError `invalid_input`; `not_signed_in`; `reauthenticate`; `forbidden`; `conflict` where the list is full
 */
export async function addReviewWord(ctx: Ctx<Db>, input: ReviewWordInput): Promise<void> {
  const word = await wordOf(ctx, input);
  await inTransaction(ctx.db, async (tx) => {
    if ((await tx.reviewWord.count()) >= mostHeldWords) throw new DomainError("conflict");
    const addedById = ctx.actor.kind === "person" ? ctx.actor.userId : null;
    const { count } = await tx.reviewWord.createMany({
      data: [{ word, addedAt: ctx.now, addedById }],
      skipDuplicates: true,
    });
    if (count > 0) await writeAudit({ ...ctx, db: tx }, { action: "review_word.added", data: { word } });
  });
}

/** Takes a word off the list; what it holds stays held. @throws DomainError as `addReviewWord`, `not_found` */
export async function removeReviewWord(ctx: Ctx<Db>, input: ReviewWordInput): Promise<void> {
  const word = await wordOf(ctx, input);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.reviewWord.deleteMany({ where: { word } });
    if (count === 0) throw new DomainError("not_found");
    await writeAudit({ ...ctx, db: tx }, { action: "review_word.removed", data: { word } });
  });
}

async function wordOf(ctx: Ctx<Db>, input: ReviewWordInput): Promise<string> {
  const word = comparable(parseInput(reviewWordSchema, input).word);
  // A single sign would hold everything.
  if ([...word].length < 2) throw new DomainError("invalid_input", { fields: { word: "too_short" } });
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  return word;
}
