import { ButtonLink, Card, Section, Steps } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { IdInUse } from "../loaders.ts";
import { supplierHref, traderHref } from "./addresses.ts";

/** For somebody signed in: a supplier's own page, or where a buyer stands on the way to prices. */
export function WhatComesNext({ account, isVerified }: { account: IdInUse; isVerified: boolean }) {
  const t = useTranslations("next");
  const passport = useTranslations("passport");
  const service = useTranslations("service");
  const gate = useTranslations("gate");
  if (account.shopName) {
    return (
      <Section
        title={t("company")}
        lead={t("companyText", { name: account.shopName })}
        actions={
          <>
            <ButtonLink href="/buyers">{passport("company")}</ButtonLink>
            <ButtonLink href="/service">{service("title")}</ButtonLink>
            <ButtonLink href={supplierHref(account.loginName)}>{t("companyLink")}</ButtonLink>
          </>
        }
      >
        {null}
      </Section>
    );
  }
  return (
    <Section
      title={t("title")}
      actions={
        <>
          {!isVerified && (
            <ButtonLink href={traderHref} variant="primary">
              {gate("way")}
            </ButtonLink>
          )}
          <ButtonLink href="/passport">{passport("link")}</ButtonLink>
        </>
      }
    >
      <Card>
        <Steps
          label={t("title")}
          current={isVerified ? 3 : 1}
          steps={[
            { label: t("opened"), hint: t("openedText", { memberNo: account.memberNo }) },
            { label: t("look"), hint: t("lookText") },
            { label: t("verify"), hint: t(isVerified ? "verifiedText" : "verifyText") },
          ]}
        />
      </Card>
    </Section>
  );
}
