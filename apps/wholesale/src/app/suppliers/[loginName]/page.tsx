import { Badge, ButtonLink, DefinitionList, EmptyState, Notice, Page, Section, ShopMark } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { inquireHref, pathText, searchHref, supplierHref } from "../../_components/addresses.ts";
import { CertificateList } from "../../_components/certificate-list.tsx";
import { MarketBar } from "../../_components/market-bar.tsx";
import { PriceGate } from "../../_components/price-gate.tsx";
import { StyleGrid } from "../../_components/style-grid.tsx";
import { SupplierFacts } from "../../_components/supplier-facts.tsx";
import { inLanguage } from "../../_components/words.ts";
import { ServiceForYou } from "../../service/_components/service-for-you.tsx";
import { Generosity } from "./_components/generosity.tsx";
import { ResponseFact } from "./_components/response-fact.tsx";
import { SupplierContact } from "./_components/supplier-contact.tsx";
import { loadSupplier } from "./loaders.ts";

export async function generateMetadata({ params }: PageProps<"/suppliers/[loginName]">): Promise<Metadata> {
  const [{ loginName }, locale] = await Promise.all([params, getLocale()]);
  const found = await loadSupplier(pathText(loginName));
  return found ? { title: inLanguage(locale, found.supplier.name, found.supplier.nameEn) } : {};
}

export default async function Supplier({ params }: PageProps<"/suppliers/[loginName]">) {
  const { loginName } = await params;
  const [found, locale, t, app, category, inquiry, certificate] = await Promise.all([
    loadSupplier(pathText(loginName)),
    getLocale(),
    getTranslations("supplier"),
    getTranslations("app"),
    getTranslations("category"),
    getTranslations("inquiry"),
    getTranslations("certificate"),
  ]);
  if (!found) notFound();
  const { supplier, listings, certificates, response, generosity, service, contact, isOwn, gate } = found;
  const name = inLanguage(locale, supplier.name, supplier.nameEn);
  return (
    <>
      <MarketBar place="suppliers" />
      <Page
        width="wide"
        title={
          <span className="flex items-center gap-3">
            <ShopMark name={name} size={48} decorative />
            {name}
          </span>
        }
        lead={supplier.intro && inLanguage(locale, supplier.intro, supplier.introEn)}
        breadcrumb={[
          { label: app("title"), href: "/" },
          { label: t("title"), href: "/suppliers" },
          { label: name },
        ]}
        actions={
          isOwn ? (
            <ButtonLink href="/company/certificates">{certificate("manage")}</ButtonLink>
          ) : (
            <ButtonLink href={inquireHref(supplier.loginName)} variant="primary" plain>
              {inquiry("write")}
            </ButtonLink>
          )
        }
      >
        {supplier.notice && <Notice>{inLanguage(locale, supplier.notice, supplier.noticeEn)}</Notice>}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-y py-2.5">
          <SupplierFacts supplier={supplier} openedAt={supplier.openedAt} />
          <span className="num text-ink-3 text-sm">{t("stylesCount", { count: supplier.listingCount })}</span>
          {supplier.categories.length > 0 && (
            <ul aria-label={t("makes")} className="flex flex-wrap gap-1.5">
              {supplier.categories.map((key) => (
                <li key={key}>
                  <Link
                    prefetch={false}
                    href={searchHref({ category: key })}
                    className="flex items-center pointer-coarse:min-h-11"
                  >
                    {/* The cast: the database keeps only categories that the verb's schema knows. */}
                    <Badge>{category(key as "fabric")}</Badge>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Generosity ledger={generosity} />
        <DefinitionList items={[{ term: t("response"), value: <ResponseFact response={response} /> }]} />
        <PriceGate gate={gate} next={supplierHref(supplier.loginName)} />
        {gate.isOpen && <SupplierContact contact={contact} />}
        {service && <ServiceForYou decision={service} supplierName={name} />}
        {certificates.length > 0 && (
          <Section title={t("certificates")}>
            <CertificateList certificates={certificates} />
          </Section>
        )}
        <Section title={t("stylesTitle")}>
          {listings.length > 0 ? (
            <StyleGrid listings={listings} ownPage />
          ) : (
            <div className="rounded-md border border-line bg-surface">
              <EmptyState title={t("none")} />
            </div>
          )}
        </Section>
      </Page>
    </>
  );
}
