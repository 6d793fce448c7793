"use server";

import { accountPath } from "@hutong/account-pages";
import { publishDraft, reprice, saveListing, takeDown } from "@hutong/catalog";
import { type DomainError, isDomainError } from "@hutong/kernel";
import { actorOf, formState, keptValues, requestCtx, requireSession, shownForm } from "@hutong/site";
import { idleView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { GoodsView } from "./goods-view.ts";
import { basisPointsOf, filledValues, hasWholeTable, postedGoods, postedGrid } from "./posted-goods.ts";

/** Saves a listing; or, where the form asks for it, shows the table of its colours and sizes, or fills its columns. */
export async function saveGoods(accountId: string, _before: GoodsView, form: FormData): Promise<GoodsView> {
  const grid = postedGrid(form);
  const intent = postedText(form, "intent");
  if (intent === "table" || intent === "fill") {
    await requireSession("/account");
    const values = keptValues(form);
    return { ...idleView, values: intent === "fill" ? filledValues(form, values) : values, ...grid };
  }
  const t = await getTranslations("sellerGoods");
  let present: ReadonlyMap<string, number> = new Map();
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    if (!hasWholeTable(form)) return;
    const saved = await saveListing(ctx, { accountId: String(accountId), ...postedGoods(form) });
    if (saved.status === "stock_changed") present = saved.present;
    else {
      revalidatePath("/", "layout");
      redirect(`${accountPath(String(accountId), `goods/${saved.listingId}`)}?done=saved`);
    }
  });
  if (state.status === "refused") return { ...(await shownForm(state)), ...grid };
  // Not saved: there are rows to be filled in first, or the stock is not what was seen.
  const conflicts = [...present].map(([key, stock]) => [key, stock, t("stockChanged", { stock })] as const);
  return {
    ...idleView,
    status: "refused",
    errors:
      conflicts.length > 0
        ? conflicts.map(([key, , message]) => ({ field: `stock.${key}`, message }))
        : [{ message: t("tableFirst") }],
    fields: Object.fromEntries(conflicts.map(([key, , message]) => [`stock.${key}`, message])),
    values: {
      ...keptValues(form),
      ...Object.fromEntries(conflicts.map(([key, stock]) => [`seen.${key}`, String(stock)])),
    },
    ...grid,
  };
}

/** Shows one listing to everybody, or takes it down. */
export async function showGoods(form: FormData): Promise<void> {
  const accountId = postedText(form, "account");
  const listingId = postedText(form, "listing");
  const path = accountPath(accountId, `goods/${encodeURIComponent(listingId)}`);
  const verb = postedText(form, "to") === "published" ? publishDraft : takeDown;
  await requireSession(path);
  const state = await formState(form, async () => {
    await verb(await requestCtx(), { accountId, listingIds: [listingId] });
    revalidatePath("/", "layout");
  });
  const isLacking = state.code === "invalid_input" && verb === publishDraft;
  redirect(`${path}?done=${state.status === "done" ? "shown" : isLacking ? "lacking" : "refused"}`);
}

/** True where goods are not shown for want of what their category asks for. */
function isLacking({ fields }: DomainError): boolean {
  return Object.keys(fields ?? {}).some((field) => field.startsWith("attribute."));
}

/** Does to the ticked listings what the page before said of them. */
export async function changeGoods(form: FormData): Promise<void> {
  const accountId = postedText(form, "account");
  const path = accountPath(accountId, "goods");
  await requireSession(path);
  const ticked = form.getAll("ticked").map((one) => String(one).split("."));
  const listingIds = ticked.map(([id = ""]) => id);
  let done = "changed";
  try {
    const ctx = await requestCtx();
    if (postedText(form, "act") === "reprice") {
      const listings = ticked.map(([listingId = "", version]) => ({
        listingId,
        version: Number(version) || 0,
      }));
      await reprice(ctx, { accountId, listings, changeBp: basisPointsOf(postedText(form, "percent")) ?? 0 });
    } else {
      const verb = postedText(form, "act") === "publish" ? publishDraft : takeDown;
      await verb(ctx, { accountId, listingIds });
    }
    revalidatePath("/", "layout");
  } catch (error) {
    if (!isDomainError(error)) throw error;
    done = error.code === "conflict" ? "conflict" : isLacking(error) ? "lacking" : "refused";
  }
  redirect(`${path}?done=${done}`);
}
