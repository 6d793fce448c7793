import { site } from "@hutong/site";
import { ButtonLink, Page } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** A sign-in that took too long or belongs to another browser: it starts again from whichever door. */
export function Expired() {
  const t = useTranslations("signIn.expired");
  const { origins } = site().env;
  return (
    <Page width="narrow" title={t("title")} lead={t("text")}>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/login?next=/account" variant="primary" plain>
          {t("account")}
        </ButtonLink>
        <ButtonLink href={`${origins.retail}/login`} plain>
          {t("retail")}
        </ButtonLink>
        <ButtonLink href={`${origins.wholesale}/login`} plain>
          {t("wholesale")}
        </ButtonLink>
      </div>
    </Page>
  );
}
