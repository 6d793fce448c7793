import { businessTypes } from "@hutong/profile";
import { restoredView } from "@hutong/site";
import { ButtonLink, Card, DefinitionList, EmptyState, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { saveCompany } from "./actions.ts";
import { doorOf } from "./doors.ts";
import { loadAccount, loadCompany, loadCompanyForm } from "./loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { CompanyForm } from "./parts/company-form.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";

export async function companyMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("place.company") };
}

/** What the company behind a wholesale account is by its papers. */
export async function CompanyPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadAccount(accountId, accountPath(accountId, "company"));
  if (doorOf(page.account) !== "wholesale") notFound();
  const [company, t, format] = await Promise.all([
    loadCompany(accountId),
    getTranslations("accountArea.company"),
    getFormatter(),
  ]);
  const changeHref = accountPath(accountId, "company/change");
  return (
    <AccountFrame page={page} place="company">
      {done === "saved" && <Notice tone="success">{t("saved")}</Notice>}
      {!page.isOwner && <Notice>{t("ownerOnly")}</Notice>}
      {company ? (
        <Card
          heading="h2"
          title={t("title")}
          lead={t("lead")}
          actions={page.isOwner && <ButtonLink href={changeHref}>{t("change")}</ButtonLink>}
        >
          <DefinitionList
            items={[
              { term: t("legalName"), value: company.legalName },
              { term: t("uscc"), value: <span className="num">{company.creditCode}</span> },
              { term: t("businessType"), value: t(`type.${company.businessType}`) },
              { term: t("registeredAddress"), value: company.registeredAddress },
              { term: t("contactName"), value: company.contactName },
              { term: t("contactPhone"), value: <span className="num">{company.contactPhone}</span> },
              {
                term: t("changedAt"),
                value: format.dateTime(company.updatedAt, { dateStyle: "long", timeStyle: "short" }),
              },
            ]}
          />
        </Card>
      ) : (
        <Card flush>
          <EmptyState
            title={t("noneTitle")}
            actions={
              page.isOwner && (
                <ButtonLink href={changeHref} variant="primary">
                  {t("begin")}
                </ButtonLink>
              )
            }
          >
            {t("noneText")}
          </EmptyState>
        </Card>
      )}
    </AccountFrame>
  );
}

/** The form that changes them; whoever opens it confirms first that it is she. */
export async function ChangeCompanyPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadCompanyForm(accountId, accountPath(accountId, "company/change"));
  const [before, t] = await Promise.all([
    restoredView("account.company", query),
    getTranslations("accountArea.company"),
  ]);
  const { company } = page;
  return (
    <AccountFrame page={page} place="company">
      <Card heading="h2" title={t("title")} lead={t("formLead")}>
        <CompanyForm
          action={saveCompany.bind(null, accountId)}
          before={before}
          version={company?.version ?? 0}
          values={
            company
              ? {
                  legalName: company.legalName,
                  uscc: company.creditCode,
                  businessType: company.businessType,
                  registeredAddress: company.registeredAddress,
                  contactName: company.contactName,
                  contactPhone: company.contactPhone,
                }
              : {}
          }
          types={businessTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          cancelHref={accountPath(accountId, "company")}
          texts={{
            legalName: t("legalName"),
            uscc: t("uscc"),
            usccHint: t("usccHint"),
            businessType: t("businessType"),
            registeredAddress: t("registeredAddress"),
            contactName: t("contactName"),
            contactPhone: t("contactPhone"),
            submit: t("submit"),
            cancel: t("cancel"),
          }}
        />
      </Card>
    </AccountFrame>
  );
}
