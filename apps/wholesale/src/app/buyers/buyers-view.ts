import { type BuyerSort, buyerSorts, type ReadBuyersInput } from "@hutong/reputation";
import { z } from "zod";

/** The columns of the list of buyers, in their order; the buyer is always there. */
export const buyerColumns = [
  "level",
  "turnover_band",
  "dispute_rate",
  "positive_rate",
  "region",
  "main_categories",
  "stability",
  "integrity",
  "relation",
  "since",
] as const;

export type BuyerColumn = (typeof buyerColumns)[number];

const defaultColumns: readonly BuyerColumn[] = [
  "level",
  "turnover_band",
  "dispute_rate",
  "region",
  "relation",
  "since",
];

/** Least points of the first level of each kind: hearts, diamonds, crowns, golden crowns. */
export const levelFloors = { heart: 4, diamond: 251, crown: 10_001, golden: 500_001 } as const;

/** Most disputes lost, in basis points. */
export const disputeCeilings = [50, 100, 200, 500] as const;

/** Bands of turnover to start from. */
export const bandFloors = [1, 3, 4, 5, 6] as const;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const many = (value: unknown) => (value === undefined ? undefined : [value].flat().slice(0, 20));
const choice = <T extends string>(values: readonly T[]) =>
  z.preprocess(one, z.enum(values as [T, ...T[]]).optional()).catch(undefined);
const oneOf = (values: readonly number[]) =>
  z
    .preprocess(
      one,
      z.coerce
        .number()
        .refine((value) => values.includes(value))
        .optional(),
    )
    .catch(undefined);

/** What cannot be read is as if it were not there: an address is typed and shortened by hand. */
const viewSchema = z.object({
  q: z.preprocess(one, z.string().max(64).trim()).catch(""),
  level: choice(Object.keys(levelFloors) as (keyof typeof levelFloors)[]),
  dispute: oneOf(disputeCeilings),
  band: oneOf(bandFloors),
  region: z.preprocess(one, z.string().max(40).trim()).catch(""),
  sort: z.preprocess(one, z.enum(buyerSorts)).catch("since"),
  order: z.preprocess(one, z.enum(["up", "down"])).catch("down"),
  page: z.preprocess(one, z.coerce.number().int().min(1).max(1_000)).catch(1),
  cols: z
    .preprocess(many, z.array(z.enum(buyerColumns)).default([...defaultColumns]))
    .catch([...defaultColumns]),
});

/** What the address of the page says: whom to show, and how. */
export type BuyersView = z.output<typeof viewSchema>;

/** Reads the address's query. */
export function readBuyersView(query: Record<string, string | string[] | undefined>): BuyersView {
  return viewSchema.parse(query);
}

/** The address of a view, without what is the default anyway. */
export function buyersHref(view: BuyersView, change: Partial<BuyersView> = {}, path = "/buyers"): string {
  const { q, level, dispute, band, region, sort, order, page, cols } = { ...view, ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ q, level, dispute, band, region }))
    if (value !== undefined && value !== "") query.set(key, String(value));
  if (sort !== "since") query.set("sort", sort);
  if (order !== "down") query.set("order", order);
  if (page > 1) query.set("page", String(page));
  if (cols.join() !== defaultColumns.join()) for (const column of cols) query.append("cols", column);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** True where a filter is set. */
export function isFiltered({ q, level, dispute, band, region }: BuyersView): boolean {
  return q !== "" || region !== "" || level !== undefined || dispute !== undefined || band !== undefined;
}

/** The read's input of a view. */
export function buyersInput(accountId: string, view: BuyersView): ReadBuyersInput {
  const { q, level, dispute, band, region, sort, order, page } = view;
  return {
    accountId,
    q,
    region,
    sort,
    order,
    page,
    ...(level && { minPoints: levelFloors[level] }),
    ...(dispute !== undefined && { maxDisputeBp: dispute }),
    ...(band !== undefined && { minBand: band }),
  };
}

/** True for a column that can be sorted by. */
export function isSortable(column: BuyerColumn): column is BuyerColumn & BuyerSort {
  return buyerSorts.some((sort) => sort === column);
}
