import { ButtonLink, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reset.done"))("title") };
}

export default async function ResetDonePage() {
  const t = await getTranslations("reset.done");
  return (
    <Page width="narrow" title={t("title")}>
      <Notice
        tone="success"
        actions={
          <ButtonLink href="/login?next=/account" variant="primary" plain>
            {t("signIn")}
          </ButtonLink>
        }
      >
        {t("text")}
      </Notice>
    </Page>
  );
}
