import { Card, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IdentifierForm } from "./_components/identifier-form.tsx";
import { askForCode } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reset"))("title") };
}

export default async function ResetPage() {
  const t = await getTranslations("reset");
  return (
    <Page width="narrow" title={t("title")} lead={t("lead")}>
      <Card>
        <IdentifierForm
          action={askForCode}
          texts={{ label: t("identifier"), hint: t("identifierHint"), submit: t("submit") }}
        />
      </Card>
      <p>
        <a href="/login?next=/account" className="text-accent underline-offset-2 hover:underline">
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
