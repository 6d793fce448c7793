import { LiveRefresh } from "@hutong/site/live-refresh";
import { type InquiryFilter, inquiryFilters } from "@hutong/trading";
import { ButtonLink, EmptyState, Page, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inboxHref, streamHref } from "../_components/addresses.ts";
import { MarketBar } from "../_components/market-bar.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { InquiryList } from "./_components/inquiry-list.tsx";
import { loadInbox } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inquiry"))("title") };
}

export default async function Inbox({ searchParams }: PageProps<"/inquiries">) {
  const [t, app, inbox] = await Promise.all([
    getTranslations("inquiry"),
    getTranslations("app"),
    searchParams.then(loadInbox),
  ]);
  if (!inbox) notFound();
  const { inquiries, counts, show, page, pages, isSupplier, now } = inbox;
  return (
    <>
      <MarketBar place="inquiries" />
      <Page
        title={t("title")}
        lead={t(isSupplier ? "leadSupplier" : "leadBuyer")}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
        actions={<ButtonLink href="/suppliers">{t("findSupplier")}</ButtonLink>}
      >
        <LiveRefresh from={streamHref} />
        <Tabs
          label={t("filters")}
          tabs={inquiryFilters.map((key) => ({
            href: inboxHref(key),
            label: t(`filter.${key}`),
            count: counts[key],
            current: key === show,
          }))}
        />
        {inquiries.length > 0 ? (
          <InquiryList inquiries={inquiries} now={now} />
        ) : (
          <Nothing show={show} isBegun={counts.open + counts.closed > 0} isSupplier={isSupplier} />
        )}
        <PageLinks page={page} pages={pages} hrefOf={(to) => inboxHref(show, to)} />
      </Page>
    </>
  );
}

async function Nothing(state: { show: InquiryFilter; isBegun: boolean; isSupplier: boolean }) {
  const t = await getTranslations("inquiry");
  const { show, isBegun, isSupplier } = state;
  return (
    <div className="rounded-md border border-line bg-surface">
      {isBegun ? (
        <EmptyState title={t(`nothing.${show}`)} />
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          actions={!isSupplier && <ButtonLink href="/suppliers">{t("findSupplier")}</ButtonLink>}
        >
          {t(isSupplier ? "emptySupplier" : "emptyBuyer")}
        </EmptyState>
      )}
    </div>
  );
}
