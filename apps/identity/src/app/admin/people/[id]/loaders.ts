import { type PersonFile, readPersonFile } from "@hutong/identity";
import { isDomainError, type UserId } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

export interface LoadedPerson {
  readonly person: PersonFile;
  readonly administrator: Administrator;
  /** True where this administrator may do something to this person: see assertMayActOn. */
  readonly mayAct: boolean;
  readonly now: Date;
}

/** The file of the person of this address; somebody who is missing and the whole console are missed alike. */
export async function loadPerson(id: string): Promise<LoadedPerson> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  const person = await readPersonFile(ctx, { userId: id as UserId }).catch((error: unknown) => {
    if (isDomainError(error) && ["not_found", "forbidden"].includes(error.code)) notFound();
    throw error;
  });
  const isOther = person.userId !== administrator.userId;
  const isBelow = person.adminRole === null || administrator.role === "owner";
  return { person, administrator, mayAct: administrator.mayAct && isOther && isBelow, now: ctx.now };
}
