import { OpenedNotice } from "@hutong/site";
import { ButtonLink, EmptyState, Page, Section } from "@hutong/ui";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { searchHref } from "./_components/addresses.ts";
import { CategoryNav } from "./_components/category-nav.tsx";
import { HowItWorks } from "./_components/how-it-works.tsx";
import { IdLine } from "./_components/id-line.tsx";
import { MarketBar } from "./_components/market-bar.tsx";
import { OtherDoor } from "./_components/other-door.tsx";
import { PassportNotice } from "./_components/passport-notice.tsx";
import { StyleGrid } from "./_components/style-grid.tsx";
import { SupplierTable } from "./_components/supplier-table.tsx";
import { WhatComesNext } from "./_components/what-comes-next.tsx";
import { loadHome } from "./loaders.ts";

export default async function Home() {
  const [t, credit, line, lineLead, home] = await Promise.all([
    getTranslations("home"),
    getTranslations("credit"),
    getTranslations("line"),
    getTranslations("lineLead"),
    loadHome(),
  ]);
  const { displayName, inUse, suppliers } = home;
  return (
    <>
      <MarketBar />
      <Page
        width="wide"
        nav={<CategoryNav counts={home.counts} />}
        title={displayName ? t("welcome", { name: displayName }) : t("title")}
        lead={
          inUse ? (
            <span className="flex flex-wrap items-center gap-x-4">
              <IdLine account={inUse} />
              <Link
                href="/credit"
                className="flex items-center text-accent hover:underline pointer-coarse:min-h-11"
              >
                {credit("title")}
              </Link>
            </span>
          ) : (
            t("lead", { suppliers: home.supplierTotal, styles: home.styleTotal })
          )
        }
      >
        <OpenedNotice account={home.account} />
        <PassportNotice accountId={home.askFor} />
        {inUse ? <WhatComesNext account={inUse} isVerified={home.gate.isOpen} /> : <HowItWorks />}
        {home.lines.length === 0 && (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          </div>
        )}
        {home.lines.map(({ name, listings, total }) => (
          <Section
            key={name}
            title={line(name)}
            lead={lineLead(name)}
            actions={
              <ButtonLink href={searchHref({ line: name })} variant="quiet" size="small">
                {t("allOf", { count: total })}
              </ButtonLink>
            }
          >
            <StyleGrid listings={listings} />
          </Section>
        ))}
        {suppliers.length > 0 && (
          <Section
            title={t("suppliers")}
            actions={
              <ButtonLink href="/suppliers" variant="quiet" size="small">
                {t("allSuppliers", { count: home.supplierTotal })}
              </ButtonLink>
            }
          >
            <SupplierTable suppliers={suppliers} />
          </Section>
        )}
        <OtherDoor signedIn={displayName !== undefined} href={home.retailHref} />
      </Page>
    </>
  );
}
