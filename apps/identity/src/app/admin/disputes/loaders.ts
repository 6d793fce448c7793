import { type DisputeCase, type DisputeRow, readDispute, readDisputes } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

/** The disputes that wait, or those that were decided. */
export async function loadDisputes(open: boolean): Promise<readonly DisputeRow[]> {
  await requireAdministrator();
  return readDisputes(await requestCtx(), { open });
}

/** A dispute with both sides, and who looks at it. */
export async function loadDispute(
  disputeId: string,
): Promise<{ readonly dispute: DisputeCase; readonly administrator: Administrator }> {
  const administrator = await requireAdministrator();
  try {
    return { dispute: await readDispute(await requestCtx(), disputeId), administrator };
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}
