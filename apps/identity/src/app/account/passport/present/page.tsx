import { claimNames } from "@hutong/reputation";
import { maxCredentialChars } from "@hutong/reputation/credential";
import { requireSession } from "@hutong/site";
import { Card } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../_components/account-page.tsx";
import { credentialTexts } from "../_components/credential-texts.ts";
import { PresentForm } from "../_components/present-form.tsx";
import { present } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.passport"))("presentTitle") };
}

export default async function PresentPage() {
  await requireSession("/account/passport/present");
  const [t, words, texts] = await Promise.all([
    getTranslations("account.passport"),
    getTranslations("claim"),
    credentialTexts("shortened"),
  ]);
  return (
    <AccountPage place="passport" title={t("presentTitle")} lead={t("presentLead")}>
      <Card>
        <PresentForm
          action={present}
          claims={claimNames.map((claim) => ({ value: claim, label: words(`name.${claim}`) }))}
          maxChars={maxCredentialChars}
          texts={{
            ...texts,
            paste: t("paste"),
            pasteHint: t("pasteHint"),
            pick: t("pick"),
            submit: t("cut"),
          }}
        />
      </Card>
    </AccountPage>
  );
}
