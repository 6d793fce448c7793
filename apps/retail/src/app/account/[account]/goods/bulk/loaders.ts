import { publishDraft, readOwnListing, reprice, takeDown } from "@hutong/catalog";
import { isDomainError } from "@hutong/kernel";
import { requestCtx } from "@hutong/site";
import { basisPointsOf } from "../posted-goods.ts";

const acts = ["publish", "take_down", "reprice"] as const;

export type BulkPlan =
  | { readonly fault: "none" | "percent" | "gone" | "lacking" }
  | {
      readonly act: (typeof acts)[number];
      readonly percent: string;
      readonly changed: number;
      readonly unchanged: number;
      readonly variants: number;
      /** Each with the version that was counted: `id.version`. */
      readonly ticked: readonly string[];
    };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** No more than a page of the list shows. */
const mostTicked = 30;

/** What the act comes to, without doing it. */
export async function loadBulkPlan(accountId: string, query: Query): Promise<BulkPlan> {
  const listingIds = [...new Set([query.ticked ?? []].flat())].slice(0, mostTicked);
  const act = acts.find((one) => one === query.act);
  if (!act || listingIds.length === 0) return { fault: "none" };
  const percent = String(query.percent ?? "");
  const changeBp = basisPointsOf(percent);
  if (act === "reprice" && !changeBp) return { fault: "percent" };
  const ctx = await requestCtx();
  try {
    if (act === "reprice") {
      const listings = await Promise.all(
        listingIds.map(async (id) => {
          const { version } = await readOwnListing(ctx, accountId, id);
          return { listingId: id, version };
        }),
      );
      const plan = await reprice(ctx, { accountId, listings, changeBp: changeBp ?? 0, isDry: true });
      const ticked = listings.map(({ listingId, version }) => `${listingId}.${version}`);
      return { act, percent, changed: plan.listings, unchanged: 0, variants: plan.variants, ticked };
    }
    const verb = act === "publish" ? publishDraft : takeDown;
    const plan = await verb(ctx, { accountId, listingIds, isDry: true });
    return { act, percent: "", ...plan, variants: 0, ticked: listingIds };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code !== "invalid_input") return { fault: "gone" };
    return { fault: act === "reprice" ? "percent" : "lacking" };
  }
}
