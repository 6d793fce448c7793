import { isDomainError } from "@hutong/kernel";
import { decideService, type KeptServiceRule, readServiceRules, shownClaims } from "@hutong/pricing";
import { type Tally, tallyBuyers } from "@hutong/reputation";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";

export interface ServicePage {
  readonly supplierAccountId: string;
  readonly rules: readonly KeptServiceRule[];
}

/** The rules of the company that whoever is signed in acts for; for others the page is not there. */
export async function loadServiceRules(path = "/service"): Promise<ServicePage> {
  const { account } = await requireSession(path);
  if (!account) notFound();
  try {
    return { supplierAccountId: account.id, rules: await readServiceRules(await requestCtx(), account.id) };
  } catch (error) {
    if (isDomainError(error) && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}

/** One of these rules; another's and a missing one are missed alike. */
export async function loadServiceRule(ruleId: string): Promise<KeptServiceRule> {
  const { rules } = await loadServiceRules(`/service/${ruleId}`);
  return rules.find(({ id }) => id === ruleId) ?? notFound();
}

/** Where the present buyers fall: their number by the rule's id, and under `""` those whom no rule meets. */
export async function loadTally({ supplierAccountId, rules }: ServicePage): Promise<Tally> {
  const ctx = await requestCtx();
  const inForce = rules.filter(({ isEnabled }) => isEnabled);
  return tallyBuyers(
    ctx,
    supplierAccountId,
    (figures) => decideService(inForce, shownClaims(figures), ctx.now).rule?.id ?? "",
  );
}
