import { isDomainError } from "@hutong/kernel";
import { decideService, readRulesInForce, type ServiceDecision, shownClaims } from "@hutong/pricing";
import { readShownTo } from "@hutong/reputation";
import { readSession, requestCtx, site } from "@hutong/site";

/**
 * By which of a supplier's rules whoever is signed in is served, and why; undefined where nobody is signed in, the
 * supplier is her own, or it has no rules: then all are served alike.
 */
export async function servedAs(supplierAccountId: string): Promise<ServiceDecision | undefined> {
  const account = (await readSession())?.account;
  if (!account || account.id === supplierAccountId) return undefined;
  const rules = await readRulesInForce(site().database.prisma, supplierAccountId);
  if (rules.length === 0) return undefined;
  const ctx = await requestCtx();
  try {
    const figures = await readShownTo(ctx, { buyerAccountId: account.id, supplierAccountId });
    return decideService(rules, shownClaims(figures), ctx.now);
  } catch (error) {
    // Whose session or seat has just ended sees the page as others do.
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
