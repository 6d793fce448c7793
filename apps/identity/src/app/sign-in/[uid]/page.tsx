import { formErrors } from "@hutong/site";
import { ButtonLink, Card, Page, PasswordField, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { loadConfirming, loadInteraction, loadUpstreamButtons } from "../loaders.ts";
import { ChooseRealm } from "./_components/choose-realm.tsx";
import { ConfirmForm } from "./_components/confirm-form.tsx";
import { Expired } from "./_components/expired.tsx";
import { NativeForm } from "./_components/native-form.tsx";
import { OtherPerson } from "./_components/other-person.tsx";
import { UpstreamLinks } from "./_components/upstream-links.tsx";

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
  // "Again" is the way back from a question: what it was about is no longer asked.
  const flash = stay === "again" ? undefined : await readFlash(`sign-in:${uid}`);
  const t = await getTranslations("signIn");
  const site = t(`site.${interaction.realm ?? "identity"}`, { name: interaction.clientName });
  if (flash?.options)
    return <ChooseRealm action={`${here}/realm`} back={`${here}?stay=again`} options={flash.options} />;
  const [errors, providers] = await Promise.all([
    formErrors(flash),
    loadUpstreamButtons(interaction.confirms ? interaction.userId : null),
  ]);
  const upstreams = <UpstreamLinks base={`${here}/upstream`} providers={providers} />;
  if (interaction.confirms && interaction.userId) {
    const known = await loadConfirming(interaction.userId, flash?.provenFor?.[0]);
    if (flash?.isOther && known.otherName !== undefined) {
      const names = { name: known.name, other: known.otherName };
      return <OtherPerson action={`${here}/other`} back={`${here}?stay=again`} {...names} />;
    }
    const identifier = flash?.values?.identifier ?? interaction.loginHint ?? known.identifier;
    const form = { action: `${here}/submit`, interaction, errors, name: known.name, identifier };
    return <ConfirmForm {...form}>{upstreams}</ConfirmForm>;
  }
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
      {upstreams}
      <div className="flex flex-wrap items-center justify-between gap-3 text-ink-2 text-sm">
        <span>{t("noId")}</span>
        <ButtonLink href={`${here}/sign-up`} plain>
          {t("signUp")}
        </ButtonLink>
      </div>
    </Page>
  );
}
