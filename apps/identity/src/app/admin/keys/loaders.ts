import { readSigningKeys, type SigningKeyView } from "@hutong/identity";
import { requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";

export interface LoadedKeys {
  readonly keys: readonly SigningKeyView[];
  readonly administrator: Administrator;
  readonly now: Date;
}

/** The signing keys, for every administrator. */
export async function loadKeys(): Promise<LoadedKeys> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  return { keys: await readSigningKeys(ctx), administrator, now: ctx.now };
}
