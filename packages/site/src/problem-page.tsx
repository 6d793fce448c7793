import { ButtonLink, Page } from "@hutong/ui";
import { useTranslations } from "next-intl";

const reasons = ["cookies", "refused", "failed"] as const;

/** Why a sign-on did not come through, and the way on. */
export function ProblemPage({ reason }: { reason: string | undefined }) {
  const t = useTranslations("site.problem");
  const known = reasons.find((name) => name === reason) ?? "failed";
  return (
    <Page
      width="narrow"
      title={t(`${known}Title`)}
      lead={t(`${known}Text`)}
      actions={
        <>
          <ButtonLink href="/login" variant="primary" plain>
            {t("again")}
          </ButtonLink>
          <ButtonLink href="/">{t("home")}</ButtonLink>
        </>
      }
    >
      {null}
    </Page>
  );
}
