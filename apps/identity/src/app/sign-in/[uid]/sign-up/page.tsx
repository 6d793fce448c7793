import { formErrors } from "@hutong/site";
import { ButtonLink, Card, Page, PasswordField, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { loadInteraction } from "../../loaders.ts";
import { Expired } from "../_components/expired.tsx";
import { NativeForm } from "../_components/native-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp"))("title") };
}

export default async function SignUp({ params }: PageProps<"/sign-in/[uid]/sign-up">) {
  const { uid } = await params;
  const interaction = await loadInteraction(uid);
  if (!interaction) return <Expired />;
  const here = `/sign-in/${uid}/sign-up`;
  const [flash, t] = await Promise.all([readFlash(`sign-up:${uid}`), getTranslations("signUp")]);
  const errors = await formErrors(flash);
  return (
    <Page width="narrow" title={t("title")} lead={t("lead")}>
      <Card>
        <NativeForm action={`${here}/submit`} errors={errors} submit={t("submit")}>
          <TextField
            name="contact"
            label={t("contact")}
            hint={t("contactHint")}
            defaultValue={flash?.values?.contact ?? ""}
            error={errors.fields.contact}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            autoFocus
          />
          <TextField
            name="displayName"
            label={t("displayName")}
            hint={t("displayNameHint")}
            defaultValue={flash?.values?.displayName ?? ""}
            error={errors.fields.displayName}
            autoComplete="nickname"
            maxLength={64}
            optional
          />
          <PasswordField
            name="password"
            label={t("password")}
            hint={t("passwordHint")}
            autoComplete="new-password"
            error={errors.fields.password}
            maxLength={128}
          />
        </NativeForm>
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-3 text-ink-2 text-sm">
        <span>{t("haveId")}</span>
        <ButtonLink href={`/sign-in/${uid}?stay=1`} plain>
          {t("signIn")}
        </ButtonLink>
      </div>
    </Page>
  );
}
