import type { Db } from "@hutong/db";
import { type Ctx, csvLine, csvStart } from "@hutong/kernel";
import { readStatement } from "./read-wallet.ts";
import type { StatementInput } from "./schema.ts";

const page = 1_000;
const columns = ["time", "what", "reference", "amount", "balance", "currency", "entry"];

/**
 * A whole statement as CSV, newest first, in pages: it never lies in memory as a whole. Times are UTC, amounts yuan.
 * The first page is read before anything is given out, so that a refusal is an error and not a cut file.
 * @param word what a code of an entry is called in the reader's language
 * @throws DomainError as `readStatement`
 */
export async function exportStatement(
  ctx: Ctx<Db>,
  input: Pick<StatementInput, "accountId" | "purpose" | "currency">,
  word: (code: string) => string = (code) => code,
): Promise<AsyncGenerator<string>> {
  const first = await readStatement(ctx, { ...input, limit: page });
  return write(ctx, input, first, word);
}

async function* write(
  ctx: Ctx<Db>,
  input: Pick<StatementInput, "accountId" | "purpose" | "currency">,
  first: Awaited<ReturnType<typeof readStatement>>,
  word: (code: string) => string,
): AsyncGenerator<string> {
  yield csvStart + csvLine(columns);
  const currency = input.currency ?? "CNY";
  for (let { lines, before } = first; ; ) {
    yield lines
      .map(({ at, code, reference, amount, balanceAfter, entryId }) =>
        csvLine([at.toISOString(), word(code), reference, amount, balanceAfter, currency, entryId]),
      )
      .join("");
    if (before === null) return;
    ({ lines, before } = await readStatement(ctx, { ...input, before, limit: page }));
  }
}
