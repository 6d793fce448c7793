import { type BusinessType, inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { assertFreshSignIn } from "@hutong/identity/fresh-sign-in";
import { DomainError, parseInput } from "@hutong/kernel";
import { everyRole, keepAccount, type ProfileCtx } from "../account/keep-account.ts";
import { tellChange } from "../notices/tell-change.ts";
import { companyDataSchema, type SaveCompanyDataInput } from "./schema.ts";

export interface CompanyData {
  readonly legalName: string;
  readonly creditCode: string;
  readonly businessType: BusinessType;
  readonly registeredAddress: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Counts the changes; a form sends back the one it was made from. */
  readonly version: number;
  readonly updatedAt: Date;
}

const facts = {
  legalName: true,
  creditCode: true,
  businessType: true,
  registeredAddress: true,
  contactName: true,
  contactPhone: true,
} as const;

/**
 * The company data of an account, or undefined.
 * @throws DomainError as `actsFor`
 */
export async function readCompanyData(ctx: ProfileCtx, accountId: string): Promise<CompanyData | undefined> {
  await keepAccount(ctx, accountId, everyRole);
  const row = await ctx.db.companyData.findUnique({
    where: { accountId },
    select: { ...facts, version: true, updatedAt: true },
  });
  return row ?? undefined;
}

/**
 * Saves the company data of an account, by its owner alone and with a sign-in of the last ten minutes (SECURITY 20); she
 * is told by mail. The same once more changes nothing.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `invalid_input` (field `uscc`: `credit_code_invalid`),
 * `forbidden`, `frozen`, `not_found`; `conflict` where it was changed since `version`
 */
export async function saveCompanyData(ctx: ProfileCtx, input: SaveCompanyDataInput): Promise<void> {
  const acting = await keepAccount(ctx, input.accountId, []);
  const { accountId, version, uscc, ...rest } = parseInput(companyDataSchema, input);
  const wanted = { ...rest, creditCode: uscc };
  assertFreshSignIn(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`company:${accountId}`}, 0))`;
    const before = await tx.companyData.findUnique({
      where: { accountId },
      select: { ...facts, version: true },
    });
    const fields = Object.keys(facts) as (keyof typeof facts)[]; // its own keys
    const changed = fields.filter((field) => before?.[field] !== wanted[field]);
    if (changed.length === 0) return;
    if ((before?.version ?? 0) !== version) throw new DomainError("conflict");
    const data = { ...wanted, version: version + 1, updatedAt: ctx.now };
    await tx.companyData.upsert({
      where: { accountId },
      create: { accountId, ...data },
      update: data,
      select: { accountId: true },
    });
    await writeAudit(inner, {
      action: "company_data.changed",
      subjectUserId: acting.ownerId,
      accountId,
      data: { fields: changed },
    });
    await tellChange(inner, acting, "company");
  });
}
