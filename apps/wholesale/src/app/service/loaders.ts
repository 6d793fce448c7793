import { isDomainError } from "@hutong/kernel";
import { type KeptServiceRule, readServiceRules } from "@hutong/pricing";
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
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}

/** One of these rules; another's and a missing one are missed alike. */
export async function loadServiceRule(ruleId: string): Promise<KeptServiceRule> {
  const { rules } = await loadServiceRules(`/service/${ruleId}`);
  return rules.find(({ id }) => id === ruleId) ?? notFound();
}
