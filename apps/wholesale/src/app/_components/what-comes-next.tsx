import { ButtonLink, Card, Section, Steps } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { IdInUse } from "../loaders.ts";
import { supplierHref } from "./addresses.ts";

/** For somebody signed in: a supplier's own page, or where a buyer stands on the way to prices. */
export function WhatComesNext({ account }: { account: IdInUse }) {
  const t = useTranslations("next");
  const passport = useTranslations("passport");
  const service = useTranslations("service");
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
    <Section title={t("title")} actions={<ButtonLink href="/passport">{passport("link")}</ButtonLink>}>
      <Card>
        <Steps
          label={t("title")}
          current={1}
          steps={[
            { label: t("opened"), hint: t("openedText", { memberNo: account.memberNo }) },
            { label: t("look"), hint: t("lookText") },
            { label: t("verify"), hint: t("verifyText") },
          ]}
        />
      </Card>
    </Section>
  );
}
