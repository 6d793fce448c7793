import { ButtonLink, Page } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** The page of an address where nothing is, or nothing for this person: the two look the same. */
export function NotFoundPage() {
  const t = useTranslations("site.problem");
  return (
    <Page
      width="narrow"
      title={t("notFoundTitle")}
      lead={t("notFoundText")}
      actions={
        <ButtonLink href="/" variant="primary">
          {t("home")}
        </ButtonLink>
      }
    >
      {null}
    </Page>
  );
}
