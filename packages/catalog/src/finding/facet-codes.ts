/** By what goods are narrowed down. */
export const facetGroups = ["category", "colour", "size", "price", "region", "kind", "attribute"] as const;
export type FacetGroup = (typeof facetGroups)[number];

/** The letter that a code of a group begins with, as documents hold it. */
const letters: Readonly<Record<FacetGroup, string>> = {
  category: "c",
  colour: "k",
  size: "z",
  price: "p",
  region: "r",
  kind: "t",
  attribute: "a",
};

const groupOf = new Map(facetGroups.map((group) => [letters[group], group]));

/** Where each price band begins, in fen; the last has no end. */
export const priceBandsFen = [0n, 5_000n, 10_000n, 20_000n, 30_000n, 50_000n, 100_000n, 200_000n] as const;

/** `k.ink`; of an attribute `a.fabric=cotton`. */
export function facetCode(group: FacetGroup, key: string): string {
  return `${letters[group]}.${key}`;
}

export function parseFacetCode(
  code: string,
): { readonly group: FacetGroup; readonly key: string } | undefined {
  const group = code[1] === "." ? groupOf.get(code[0] ?? "") : undefined;
  return group && { group, key: code.slice(2) };
}

/** The band that a price lies in. */
export function priceBandOf(priceFen: bigint): number {
  return priceBandsFen.findLastIndex((from) => from <= priceFen);
}

/** The bands that hold any price from–to. */
export function priceBandsWithin(fromFen: bigint | undefined, toFen: bigint | undefined): number[] {
  return priceBandsFen.flatMap((from, band) => {
    const end = priceBandsFen[band + 1];
    const isBelow = end !== undefined && fromFen !== undefined && end <= fromFen;
    const isAbove = toFen !== undefined && from > toFen;
    return isBelow || isAbove ? [] : [band];
  });
}

export const maxThinning = 7;

/** Of every second, fourth, … listing, by its id: what stands for all where there are very many. */
export function thinningCode(halvings: number): string {
  return `~${halvings}`;
}

/** The thinnings that a listing is part of: each of about half of those before. */
export function thinningsOf(listingId: string): string[] {
  // The last bits of a UUIDv7 are random.
  const bits = Number.parseInt(listingId.slice(-4), 16);
  const codes: string[] = [];
  for (let halvings = 1; halvings <= maxThinning && bits % 2 ** halvings === 0; halvings += 1) {
    codes.push(thinningCode(halvings));
  }
  return codes;
}

export interface DocumentFacts {
  readonly listingId: string;
  readonly category: string;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly priceFen: bigint;
  readonly region: string | null;
  readonly kind: string;
  /** Keys and values. */
  readonly attributes: readonly (readonly [key: string, value: string])[];
}

/** Everything that a listing is counted under. */
export function facetCodesOf(facts: DocumentFacts): string[] {
  const province = facts.region?.trim().split(/\s+/)[0];
  return [
    facetCode("category", facts.category),
    ...facts.colours.map((colour) => facetCode("colour", colour)),
    ...facts.sizes.map((size) => facetCode("size", size)),
    facetCode("price", String(priceBandOf(facts.priceFen))),
    ...(province ? [facetCode("region", province)] : []),
    facetCode("kind", facts.kind),
    ...facts.attributes.map(([key, value]) => facetCode("attribute", `${key}=${value}`)),
    ...thinningsOf(facts.listingId),
  ];
}
