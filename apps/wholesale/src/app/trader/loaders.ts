import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession, site } from "@hutong/site";
import { mayApply, type OwnApplication, readOwnApplications } from "@hutong/trading";
import { redirect } from "next/navigation";
import { applyHref, traderHref } from "../_components/addresses.ts";
import { readGate, type TradeGate } from "../trade-gate.ts";

export interface LoadedTrader {
  readonly gate: TradeGate;
  /** What the account applied for, newest first; undefined for staff who do not apply for it. */
  readonly applications: readonly OwnApplication[] | undefined;
  readonly mayApply: boolean;
  readonly now: Date;
  /** Where a shop's ID is linked, and where a shop is opened by who has none. */
  readonly linkHref: string;
  readonly openShopHref: string;
}

/** The gate, and what the account that she acts for applied for. For everybody: nobody signed in sees the ways in. */
export async function loadTrader(): Promise<LoadedTrader> {
  const gate = await readGate();
  const now = new Date();
  const applications = gate.standing ? await applicationsOf() : undefined;
  const { identity, retail } = site().env.origins;
  return {
    gate,
    applications,
    mayApply: applications !== undefined && gate.standing !== undefined && mayApply(gate.standing, now),
    now,
    linkHref: `${identity}/login?${new URLSearchParams({ next: "/account/ids/link?realm=retail" })}`,
    openShopHref: `${retail}/login?${new URLSearchParams({ next: "/open-shop" })}`,
  };
}

/** The form with what was written so far; whoever may not apply now is led to where her application stands. */
export async function loadApply(): Promise<{ readonly draft: OwnApplication | undefined }> {
  await requireSession(applyHref);
  const { mayApply: isOpen, applications } = await loadTrader();
  if (!isOpen) redirect(traderHref);
  return { draft: applications?.find(({ appliedAt, withdrawnAt }) => !appliedAt && !withdrawnAt) };
}

async function applicationsOf(): Promise<readonly OwnApplication[] | undefined> {
  const { account } = await requireSession(traderHref);
  if (!account) return undefined;
  try {
    return await readOwnApplications(await requestCtx(), account.id);
  } catch (error) {
    // Staff who buy, or whose seat has just ended: they see the gate alone.
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
