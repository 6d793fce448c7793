import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import {
  type CertificateOfInput,
  certificateOfSchema,
  type StateCertificateInput,
  stateCertificateSchema,
} from "./schema.ts";

export const mostCertificates = 30;

/**
 * A supplier states a certificate of its own: shown as its word until it was checked. The same one twice is one.
 * @throws DomainError `invalid_input` (also: already over), `not_signed_in`, `not_found` (an account that is not hers or
 * has no company), `forbidden`, `frozen`, `conflict` (there are 30 already)
 */
export async function stateCertificate(
  ctx: Ctx<Db>,
  input: StateCertificateInput,
): Promise<{ readonly certificateId: string }> {
  const { accountId, validUntil, ...stated } = parseInput(stateCertificateSchema, input);
  if (validUntil && Date.parse(validUntil) < ctx.now.getTime() - 86_400_000)
    throw new DomainError("invalid_input", { fields: { validUntil: "day_out_of_range" } });
  return inTransaction(ctx.db, async (tx) => {
    await actsFor({ ...ctx, db: tx }, accountId, ["manager"]);
    const where = { id: accountId, realm: "wholesale" as const, shop: { kind: "company" as const } };
    if ((await tx.account.count({ where })) === 0) throw new DomainError("not_found");
    // One at a time for a supplier: the count below stays true.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`certificates ${accountId}`}, 0))`;
    const key = { accountId, kind: stated.kind, number: stated.number };
    const there = await tx.certificate.findUnique({
      where: { accountId_kind_number: key },
      select: { id: true },
    });
    if (there) return { certificateId: there.id };
    if ((await tx.certificate.count({ where: { accountId } })) >= mostCertificates)
      throw new DomainError("conflict");
    const data = { id: newId(), accountId, ...stated, statedAt: ctx.now };
    // By name: a storefront may write these columns and no other.
    await tx.$executeRaw`
      insert into certificates (id, account_id, kind, number, issuer, valid_until, stated_at)
      values (${data.id}::uuid, ${accountId}::uuid, ${data.kind}, ${data.number}, ${data.issuer},
        ${validUntil ?? null}::date, ${ctx.now})`;
    return { certificateId: data.id };
  });
}

/**
 * A supplier takes a certificate back. One that is not there (any more) is none of hers.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden`, `frozen`
 */
export async function withdrawCertificate(ctx: Ctx<Db>, input: CertificateOfInput): Promise<void> {
  const { accountId, certificateId } = parseInput(certificateOfSchema, input);
  await actsFor(ctx, accountId, ["manager"]);
  const { count } = await ctx.db.certificate.deleteMany({ where: { id: certificateId, accountId } });
  if (count === 0) throw new DomainError("not_found");
}
