import { credentialType, maxCredentialChars } from "@hutong/reputation/credential";
import { site } from "@hutong/site";
import { Page, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerifyForm } from "./_components/verify-form.tsx";
import { verify } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

/** For anybody who was shown a credential of ours. */
export default async function VerifyPage() {
  const t = await getTranslations("verify");
  const { origin } = site().env;
  const address = (href: string) => (
    <a key={href} href={href} className="break-all underline underline-offset-2">
      {href}
    </a>
  );
  return (
    <Page width="narrow" title={t("title")} lead={t("lead")}>
      <VerifyForm
        action={verify}
        maxChars={maxCredentialChars}
        texts={{
          paste: t("paste"),
          hint: t("hint"),
          submit: t("submit"),
          shown: t("shown"),
          nothing: t("nothing"),
          endorsed: t("endorsed"),
        }}
      />
      <Section title={t("how")}>
        <p className="text-ink-2 text-sm">
          {t.rich("howText", {
            jwks: () => address(`${origin}/oauth/jwks`),
            type: () => address(credentialType(origin)),
          })}
        </p>
      </Section>
    </Page>
  );
}
