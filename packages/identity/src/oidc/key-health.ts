import type { Database, SigningKeyState } from "@hutong/db";
import { unseal } from "@hutong/kernel";
import { signingAlgs } from "./signing-algs.ts";

export interface KeyHealth {
  readonly id: string;
  readonly alg: string;
  readonly state: SigningKeyState;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
  /** False where it was sealed with another secret. */
  readonly opens: boolean;
}

/** The signing keys in use and whether this secret opens them; no key leaves here. */
export async function readKeyHealth({ prisma }: Database, keySecret: string): Promise<KeyHealth[]> {
  const keys = await prisma.signingKey.findMany({
    where: { state: { not: "retired" } },
    orderBy: { createdAt: "asc" },
    take: 200,
    select: { id: true, alg: true, state: true, createdAt: true, activatedAt: true, privateSealed: true },
  });
  return keys.map(({ privateSealed, ...key }) => ({ ...key, opens: opens(privateSealed, keySecret) }));
}

/** The algorithms that the provider signs with. */
export const wantedAlgs: readonly string[] = signingAlgs;

function opens(sealed: Uint8Array, secret: string): boolean {
  try {
    unseal(sealed, secret);
    return true;
  } catch {
    return false;
  }
}
