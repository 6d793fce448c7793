import { AccountFrame, accountPath } from "@hutong/account-pages";
import {
  type OwnListing,
  type OwnListingsView,
  ownListingStates,
  ownListingsPageSize,
  ownListingsViewSchema,
} from "@hutong/catalog";
import { Button, ButtonLink, Card, EmptyState, Notice, SelectField, Tabs, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageLinks } from "../../../_components/page-links.tsx";
import { OwnGoodsTable } from "./_components/own-goods-table.tsx";
import { loadOwnListings, loadSeller } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sellerGoods"))("title") };
}

const outcomes = {
  opened: "success",
  changed: "success",
  conflict: "warning",
  lacking: "warning",
  refused: "danger",
} as const;

/** The goods of a shop as its keepers see them: drafts too, with stock, and acts on several at once. */
export default async function OwnGoods({ params, searchParams }: PageProps<"/account/[account]/goods">) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, "goods");
  const view = ownListingsViewSchema.parse(query);
  const [{ listings, counts, total }, t] = await Promise.all([
    loadOwnListings(accountId, view),
    getTranslations("sellerGoods"),
  ]);
  const path = accountPath(accountId, "goods");
  const hrefOf = (more: Partial<typeof view>) => {
    const { q, state, page: number } = { ...view, ...more };
    const search = new URLSearchParams({
      ...(q && { q }),
      ...(state && { state }),
      ...(number > 1 && { page: String(number) }),
    });
    return search.size > 0 ? `${path}?${search}` : path;
  };
  const outcome = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((one) => one === query.done);
  const all = counts.draft + counts.published + counts.taken_down;
  const add = (
    <ButtonLink href={`${path}/new`} variant="primary">
      {t("add")}
    </ButtonLink>
  );
  return (
    <AccountFrame page={page} place="goods">
      {outcome && <Notice tone={outcomes[outcome]}>{t(`done.${outcome}`)}</Notice>}
      {!page.mayWrite && <Notice>{t("lookOnly")}</Notice>}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <form action={path} className="flex flex-wrap items-end gap-2">
          {view.state && <input type="hidden" name="state" value={view.state} />}
          <TextField
            name="q"
            label={t("search")}
            defaultValue={view.q}
            type="search"
            maxLength={60}
            required={false}
          />
          <Button type="submit">{t("find")}</Button>
        </form>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/seller/orders">{t("sold")}</ButtonLink>
          {page.isOwner && <ButtonLink href={accountPath(accountId, "shop")}>{t("settings")}</ButtonLink>}
          <ButtonLink href={exportHref(path, view)} plain>
            {t("export")}
          </ButtonLink>
          {page.mayWrite && <ButtonLink href={`${path}/sheet`}>{t("import")}</ButtonLink>}
          {page.mayWrite && add}
        </div>
      </div>
      <Tabs
        label={t("states")}
        tabs={[
          {
            href: hrefOf({ state: undefined, page: 1 }),
            label: t("state.all"),
            count: all,
            current: !view.state,
          },
          ...ownListingStates.map((state) => ({
            href: hrefOf({ state, page: 1 }),
            label: t(`state.${state}`),
            count: counts[state],
            current: view.state === state,
          })),
        ]}
      />
      {listings.length === 0 ? (
        <Card flush>
          <EmptyState
            title={t(view.q || view.state ? "noneFits" : "noneTitle")}
            actions={page.mayWrite && add}
          >
            {t(view.q || view.state ? "noneFitsText" : "noneText")}
          </EmptyState>
        </Card>
      ) : (
        <form action={`${path}/bulk`} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <OwnGoodsTable path={path} listings={listings} mayTick={page.mayWrite} />
          {page.mayWrite && <BulkBar listings={listings} />}
        </form>
      )}
      <PageLinks
        page={view.page}
        pages={Math.ceil(total / ownListingsPageSize)}
        hrefOf={(number) => hrefOf({ page: number })}
      />
    </AccountFrame>
  );
}

/** What is seen as a file: the whole of it, not a page. */
function exportHref(path: string, { q, state }: OwnListingsView): string {
  const search = new URLSearchParams({ ...(q && { q }), ...(state && { state }) });
  return search.size > 0 ? `${path}/export?${search}` : `${path}/export`;
}

/** What is done to the ticked ones: the page behind says first what it comes to. */
async function BulkBar({ listings }: { listings: readonly OwnListing[] }) {
  const t = await getTranslations("sellerGoods");
  return (
    <fieldset className="flex flex-wrap items-end gap-3 rounded-md border border-line bg-surface p-3">
      <legend className="sr-only">{t("bulk.title", { count: listings.length })}</legend>
      <SelectField
        name="act"
        label={t("bulk.act")}
        placeholder={false}
        defaultValue="publish"
        options={(["publish", "take_down", "reprice"] as const).map((act) => ({
          value: act,
          label: t(`bulk.${act}`),
        }))}
      />
      <div className="w-36">
        <TextField
          name="percent"
          label={t("bulk.percent")}
          inputMode="text"
          suffix="%"
          maxLength={7}
          optional
        />
      </div>
      <Button type="submit">{t("bulk.next")}</Button>
    </fieldset>
  );
}
