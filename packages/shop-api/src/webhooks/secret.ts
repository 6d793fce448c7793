import { deriveSecret } from "@hutong/kernel";

/** So long after a change both secrets sign, so that no message is refused while the receiver follows. */
export const overlapMs = 24 * 3_600_000;

interface Rotated {
  readonly id: string;
  readonly generation: number;
  readonly rotatedAt: Date | null;
}

/** An endpoint's secret follows from the house's: none is kept, and whoever reads the database learns none. */
function secretOf(houseSecret: string, id: string, generation: number): string {
  return deriveSecret(houseSecret, `webhook:${id}:${generation}`);
}

/** The secrets that sign now: the present one, and for a day after a change the one before. */
export function signingSecrets(houseSecret: string, endpoint: Rotated, now: Date): string[] {
  const { id, generation, rotatedAt } = endpoint;
  const isNew = rotatedAt !== null && now.getTime() - rotatedAt.getTime() < overlapMs && generation > 1;
  const generations = isNew ? [generation, generation - 1] : [generation];
  return generations.map((one) => secretOf(houseSecret, id, one));
}

/** The present secret as receivers take it (Standard Webhooks). */
export function shownSecret(houseSecret: string, { id, generation }: Omit<Rotated, "rotatedAt">): string {
  const bytes = Buffer.from(secretOf(houseSecret, id, generation), "base64url");
  return `whsec_${bytes.toString("base64")}`;
}
