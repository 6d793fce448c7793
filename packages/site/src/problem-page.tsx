import { ButtonLink, Page } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { site } from "./site.ts";

const reasons = ["cookies", "refused", "frozen", "failed"] as const;

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
          {known === "frozen" ? (
            <ButtonLink
              href={`${site().env.origins.identity}/login?next=/account/ids`}
              variant="primary"
              plain
            >
              {t("toIds")}
            </ButtonLink>
          ) : (
            <ButtonLink href="/login" variant="primary" plain>
              {t("again")}
            </ButtonLink>
          )}
          <ButtonLink href="/">{t("home")}</ButtonLink>
        </>
      }
    >
      {null}
    </Page>
  );
}
