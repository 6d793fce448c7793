import { type ClaimName, claimNames } from "../claims.ts";

/**
 * What is counted under the wholesale account that buys, and consented to for it; every other claim is the shop's.
 */
export const buyerClaims: readonly ClaimName[] = ["stability", "integrity"];

/** Who is shown a claim, from nobody to most. */
export const audiences = ["nobody", "dealt_with", "verified"] as const;

export type Audience = (typeof audiences)[number];

/** A choice for every claim. */
export type Choices = Readonly<Record<ClaimName, Audience>>;

/** A choice as it was given; from `until` on nobody is shown the claim. */
export interface Consent {
  readonly audience: Audience;
  readonly until: Date | null;
}

/** Ready-made choices. `order` is what holds without a choice: only what an order needs (ADR 105). */
export const presetNames = ["order", "dealt_with", "open", "closed"] as const;

export type PresetName = (typeof presetNames)[number];

/** That a shop stands behind the order at all, and where the goods go. */
const orderClaims: readonly ClaimName[] = ["level", "region"];

export const presets: Readonly<Record<PresetName, Choices>> = {
  order: choices((claim) => (orderClaims.includes(claim) ? "dealt_with" : "nobody")),
  dealt_with: choices(() => "dealt_with"),
  open: choices(() => "verified"),
  closed: choices(() => "nobody"),
};

function choices(audienceOf: (claim: ClaimName) => Audience): Choices {
  // The cast: fromEntries forgets which keys it was given.
  return Object.fromEntries(claimNames.map((claim) => [claim, audienceOf(claim)])) as Choices;
}

/** The ready-made choice that this is, if it is one. */
export function presetOf(chosen: Choices): PresetName | undefined {
  return presetNames.find((name) => claimNames.every((claim) => presets[name][claim] === chosen[claim]));
}

/** To whom a claim is open at a time: as consented, not after the end, and without a choice as an order needs it. */
export function audienceAt(claim: ClaimName, consent: Consent | undefined, now: Date): Audience {
  if (!consent) return presets.order[claim];
  return consent.until && consent.until <= now ? "nobody" : consent.audience;
}

/** How somebody who looks stands to the buyer. */
export interface Onlooker {
  readonly isVerifiedSupplier: boolean;
  /** The buyer wrote to it or ordered from it. */
  readonly hasDealings: boolean;
}

/** Whether a claim that is open to `audience` is shown to who looks. */
export function isShown(audience: Audience, { isVerifiedSupplier, hasDealings }: Onlooker): boolean {
  if (!isVerifiedSupplier || audience === "nobody") return false;
  return audience === "verified" || hasDealings;
}

/** How long a consent lasts that was given without another end, in days. */
export const consentDays = 365;
