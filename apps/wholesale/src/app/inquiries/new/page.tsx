import { unitOf } from "@hutong/catalog";
import { ButtonLink, Card, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { supplierHref, traderHref } from "../../_components/addresses.ts";
import { MarketBar } from "../../_components/market-bar.tsx";
import { inLanguage } from "../../_components/words.ts";
import { AboutStyle } from "../_components/about-style.tsx";
import { ask } from "../actions.ts";
import { AskForm } from "./_components/ask-form.tsx";
import { loadAsk } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inquiry"))("write") };
}

const longestSubject = 80;

export default async function Ask({ searchParams }: PageProps<"/inquiries/new">) {
  const [t, gate, seat, supplierWords, app, locale, found] = await Promise.all([
    getTranslations("inquiry"),
    getTranslations("gate"),
    getTranslations("seatRole"),
    getTranslations("supplier"),
    getTranslations("app"),
    getLocale(),
    searchParams.then(loadAsk),
  ]);
  if (!found) notFound();
  const { supplier, listing, bar, role, key, today } = found;
  const name = inLanguage(locale, supplier.name, supplier.nameEn);
  const title = listing && inLanguage(locale, listing.titleZh, listing.titleEn);
  return (
    <>
      <MarketBar place="suppliers" />
      <Page
        title={t("writeTo", { name })}
        lead={t("writeLead")}
        breadcrumb={[
          { label: app("title"), href: "/" },
          { label: supplierWords("title"), href: "/suppliers" },
          { label: name, href: supplierHref(supplier.loginName) },
          { label: t("write") },
        ]}
      >
        {listing && <AboutStyle listing={{ ...listing, colour: listing.colours[0] ?? "" }} />}
        {bar ? (
          <Notice
            tone="warning"
            title={t(`bar.${bar}`)}
            actions={
              <>
                {bar === "not_verified" && (
                  <ButtonLink href={traderHref} variant="primary">
                    {gate("way")}
                  </ButtonLink>
                )}
                <ButtonLink href={supplierHref(supplier.loginName)}>{supplierWords("look")}</ButtonLink>
              </>
            }
          >
            {bar === "not_verified" && t("bar.not_verifiedText")}
            {bar === "role" && role !== "owner" && t("bar.roleText", { role: seat(role) })}
          </Notice>
        ) : (
          <Card>
            <AskForm
              action={ask}
              draft={{
                supplier: supplier.loginName,
                style: listing?.id ?? "",
                subject: (title ?? "").slice(0, longestSubject),
                key,
                today,
              }}
              texts={{
                subject: t("subject"),
                subjectHint: t("subjectHint"),
                quantity: t("quantity"),
                unit: t("unit", { unit: unitOf(listing?.category ?? "") }),
                wantedBy: t("wantedBy"),
                body: t("body"),
                bodyHint: t("bodyHint"),
                submit: t("submit"),
              }}
            />
          </Card>
        )}
      </Page>
    </>
  );
}
