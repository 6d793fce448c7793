import { formErrors } from "@hutong/site";
import { ButtonLink, Card, Notice, Page, PasswordField, Section, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { Expired } from "../../_components/expired.tsx";
import { NativeForm } from "../../_components/native-form.tsx";
import { loadNewcomer } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upstream.newcomer"))("title") };
}

export default async function Newcomer({ params }: PageProps<"/sign-in/[uid]/newcomer/[visit]">) {
  const { uid, visit } = await params;
  const found = await loadNewcomer(uid, visit);
  if (!found) return <Expired />;
  const { proof } = found;
  const here = `/sign-in/${uid}/newcomer/${visit}`;
  const [linkFlash, openFlash, t, signIn, locale] = await Promise.all([
    readFlash(`newcomer:${visit}`),
    readFlash(`newcomer-open:${visit}`),
    getTranslations("upstream.newcomer"),
    getTranslations("signIn"),
    getLocale(),
  ]);
  const name = locale === "en" ? proof.nameEn : proof.nameZh;
  if (proof.takenBy) {
    return (
      <Page width="narrow" title={t("takenTitle")} lead={t("takenText", { name })}>
        <ButtonLink href={`/sign-in/${uid}?stay=1`} variant="primary" plain>
          {t("back")}
        </ButtonLink>
      </Page>
    );
  }
  const [linkErrors, openErrors] = await Promise.all([formErrors(linkFlash), formErrors(openFlash)]);
  return (
    <Page width="narrow" title={t("title")} lead={t("lead", { name })}>
      <Section title={t("linkTitle")} lead={t("linkLead", { name })}>
        <Card>
          <NativeForm action={`${here}/submit`} errors={linkErrors} submit={t("linkSubmit")}>
            <TextField
              name="identifier"
              label={signIn("identifier")}
              hint={signIn("identifierHint")}
              defaultValue={linkFlash?.values?.identifier ?? ""}
              error={linkErrors.fields.identifier}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
            <PasswordField
              name="password"
              label={signIn("password")}
              autoComplete="current-password"
              error={linkErrors.fields.password}
              maxLength={256}
            />
          </NativeForm>
          <p className="mt-4 text-sm">
            <a href="/reset">{signIn("forgot")}</a>
          </p>
        </Card>
      </Section>
      <Section title={t("openTitle")} lead={t("openLead")}>
        <Card>
          <NativeForm action={`${here}/open`} errors={openErrors} submit={t("openSubmit")}>
            <TextField
              name="contact"
              label={t("contact")}
              hint={t("contactHint", { name })}
              defaultValue={openFlash?.values?.contact ?? proof.suggestedEmail ?? ""}
              error={openErrors.fields.contact}
              autoComplete="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
            <TextField
              name="displayName"
              label={t("displayName")}
              defaultValue={openFlash?.values?.displayName ?? proof.suggestedName ?? ""}
              error={openErrors.fields.displayName}
              autoComplete="nickname"
              maxLength={64}
              optional
            />
          </NativeForm>
        </Card>
      </Section>
      <Notice>{t("never", { name })}</Notice>
      <ButtonLink href={`/sign-in/${uid}?stay=1`} plain>
        {t("back")}
      </ButtonLink>
    </Page>
  );
}
