import { certificateKinds } from "@hutong/trading";
import { ButtonLink, Card, EmptyState, Notice, Page, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { supplierHref } from "../../_components/addresses.ts";
import { CertificateList } from "../../_components/certificate-list.tsx";
import { MarketBar } from "../../_components/market-bar.tsx";
import { CertificateForm } from "./_components/certificate-form.tsx";
import { RemoveForm } from "./_components/remove-form.tsx";
import { add, remove } from "./actions.ts";
import { loadCertificates } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificate"))("title") };
}

export default async function Certificates({ searchParams }: PageProps<"/company/certificates">) {
  const [found, t, kind, app, next, { done }] = await Promise.all([
    loadCertificates(),
    getTranslations("certificate"),
    getTranslations("certificateKind"),
    getTranslations("app"),
    getTranslations("next"),
    searchParams,
  ]);
  if (!found) notFound();
  const { isCompany, mayChange, loginName, certificates } = found;
  return (
    <>
      <MarketBar />
      <Page
        title={t("title")}
        lead={t("lead")}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
        actions={isCompany && <ButtonLink href={supplierHref(loginName)}>{next("companyLink")}</ButtonLink>}
      >
        {(done === "added" || done === "removed") && <Notice tone="success" title={t(done)} />}
        {!isCompany ? (
          <Notice title={t("noCompany")} />
        ) : (
          <>
            {certificates.length > 0 ? (
              <CertificateList
                certificates={certificates}
                action={
                  mayChange
                    ? ({ id, ...one }) => (
                        <RemoveForm
                          action={remove.bind(null, id)}
                          text={t("remove")}
                          // The cast: the database keeps only kinds that the verb's schema knows.
                          label={t("removeOf", { name: kind(one.kind as "other") })}
                        />
                      )
                    : undefined
                }
              />
            ) : (
              <div className="rounded-md border border-line bg-surface">
                <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
              </div>
            )}
            {mayChange ? (
              <Section title={t("add")} lead={t("noEdit")}>
                <Card>
                  <CertificateForm
                    action={add}
                    today={new Date().toISOString().slice(0, 10)}
                    texts={{
                      kind: t("kind"),
                      number: t("numberField"),
                      issuer: t("issuerField"),
                      validUntil: t("untilField"),
                      submit: t("save"),
                      kinds: certificateKinds.map((value) => ({ value, label: kind(value) })),
                    }}
                  />
                </Card>
              </Section>
            ) : (
              <Notice title={t("readOnly")} />
            )}
          </>
        )}
      </Page>
    </>
  );
}
