import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { readTraderCase, readTraderQueue, type TraderCase, type TraderRow } from "@hutong/trading";
import { notFound } from "next/navigation";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

/** The applications that wait, or those that are over. */
export async function loadTraders(view: {
  readonly open: boolean;
  readonly text: string;
}): Promise<{ readonly rows: readonly TraderRow[]; readonly now: Date }> {
  await requireAdministrator();
  const ctx = await requestCtx();
  return { rows: await readTraderQueue(ctx, view), now: ctx.now };
}

/** An application with what is to be known for a decision, and who looks at it. */
export async function loadTraderCase(
  applicationId: string,
): Promise<{ readonly found: TraderCase; readonly administrator: Administrator; readonly now: Date }> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  try {
    return { found: await readTraderCase(ctx, applicationId), administrator, now: ctx.now };
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
