import { ButtonLink, Card, Page, PasswordField, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { formErrors } from "@/lib/refusal-text.ts";
import { loadInteraction } from "../loaders.ts";
import { ChooseRealm } from "./_components/choose-realm.tsx";
import { Expired } from "./_components/expired.tsx";
import { NativeForm } from "./_components/native-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInForm({ params, searchParams }: PageProps<"/sign-in/[uid]">) {
  const [{ uid }, { stay }] = await Promise.all([params, searchParams]);
  const interaction = await loadInteraction(uid);
  if (!interaction) return <Expired />;
  const here = `/sign-in/${uid}`;
  if (interaction.prompt === "consent") redirect(`${here}/consent`);
  if (interaction.screenHint === "sign-up" && stay === undefined) redirect(`${here}/sign-up`);
  const flash = await readFlash(`sign-in:${uid}`);
  const t = await getTranslations("signIn");
  const site = t(`site.${interaction.realm ?? "identity"}`, { name: interaction.clientName });
  if (flash?.options)
    return <ChooseRealm action={`${here}/realm`} back={`${here}?stay=1`} options={flash.options} />;
  const errors = await formErrors(flash);
  return (
    <Page width="narrow" title={t("title")} lead={t("lead", { site })}>
      <Card>
        <NativeForm action={`${here}/submit`} errors={errors} submit={t("submit")}>
          <TextField
            name="identifier"
            label={t("identifier")}
            hint={t("identifierHint")}
            defaultValue={flash?.values?.identifier ?? interaction.loginHint ?? ""}
            error={errors.fields.identifier}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            autoFocus
          />
          <PasswordField
            name="password"
            label={t("password")}
            autoComplete="current-password"
            error={errors.fields.password}
            maxLength={256}
          />
        </NativeForm>
        <p className="mt-4 text-sm">
          <a href="/reset">{t("forgot")}</a>
        </p>
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-3 text-ink-2 text-sm">
        <span>{t("noId")}</span>
        <ButtonLink href={`${here}/sign-up`} plain>
          {t("signUp")}
        </ButtonLink>
      </div>
    </Page>
  );
}
