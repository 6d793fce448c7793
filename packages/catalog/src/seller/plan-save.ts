import type { Variant } from "./schema.ts";

/** A variant by its colour and size: `ink.M`. */
export function variantKey({ colour, size }: { readonly colour: string; readonly size: string }): string {
  return `${colour}.${size}`;
}

interface StoredVariant {
  readonly colour: string;
  readonly size: string;
  readonly code: string | null;
  readonly priceFen: bigint;
  readonly stock: number;
}

export interface SavePlan<Stored extends StoredVariant> {
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  /** The variants to be written, with the stock that they are to have. */
  readonly writes: readonly StoredVariant[];
  /** Those whose stock changed under the writer's hands: the present number by `variantKey`. */
  readonly conflicts: ReadonlyMap<string, number>;
  /** Of colours and sizes that are no more: their stock goes to nought, so that nobody buys them. */
  readonly withdrawn: readonly Stored[];
}

/**
 * What saving these variants comes to. Of what is not given in a colour and size that others have, a variant without
 * stock is made at the lowest price. A stock that the writer left as she saw it stays as it is now; one that she
 * changed is taken only where nobody else changed it.
 */
export function planSave<Stored extends StoredVariant>(
  stored: readonly Stored[],
  variants: readonly Variant[],
): SavePlan<Stored> {
  const colours = [...new Set(variants.map(({ colour }) => colour))];
  const sizes = [...new Set(variants.map(({ size }) => size))];
  const there = new Map(stored.map((sku) => [variantKey(sku), sku]));
  const given = new Map(variants.map((variant) => [variantKey(variant), variant]));
  const lowest = variants.reduce(
    (least, { priceFen }) => (priceFen < least ? priceFen : least),
    variants[0]?.priceFen ?? 0n,
  );
  const conflicts = new Map<string, number>();
  const writes: StoredVariant[] = [];
  for (const colour of colours) {
    for (const size of sizes) {
      const key = variantKey({ colour, size });
      const before = there.get(key);
      const variant = given.get(key);
      if (!variant && before) continue;
      const { code, priceFen, stock, seenStock } = variant ?? {
        code: null,
        priceFen: lowest,
        stock: 0,
        seenStock: 0,
      };
      const present = before?.stock ?? 0;
      const isUntouched = seenStock !== null && stock === seenStock && before !== undefined;
      if (!isUntouched && stock !== present && present !== (seenStock ?? 0)) conflicts.set(key, present);
      const after = { colour, size, code, priceFen, stock: isUntouched ? present : stock };
      if (!before || !isSame(before, after)) writes.push(after);
    }
  }
  const withdrawn = stored.filter(
    (sku) => !(colours.includes(sku.colour) && sizes.includes(sku.size)) && sku.stock > 0,
  );
  return { colours, sizes, writes, conflicts, withdrawn };
}

function isSame(one: StoredVariant, other: StoredVariant): boolean {
  return one.code === other.code && one.priceFen === other.priceFen && one.stock === other.stock;
}

/** A price after a change in basis points, to the fen, half a fen up; never below a fen or above a million yuan. */
export function repricedFen(priceFen: bigint, changeBp: number, most: bigint): bigint {
  const raised = (priceFen * BigInt(10_000 + changeBp) + 5_000n) / 10_000n;
  if (raised < 1n) return 1n;
  return raised > most ? most : raised;
}
