import type { Interaction } from "@hutong/identity/interaction";
import type { FormErrors } from "@hutong/site";
import { Card, Page, PasswordField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NativeForm } from "./native-form.tsx";

interface ConfirmFormProps {
  readonly action: string;
  readonly interaction: Interaction;
  readonly errors: FormErrors;
  /** Who is signed in, and what she signs in with. */
  readonly name: string;
  readonly identifier: string;
  /** Other ways to confirm. */
  readonly children: ReactNode;
}

/** Somebody is signed in and proves once more that it is she: the same form, her name filled in. */
export function ConfirmForm({ action, interaction, errors, name, identifier, children }: ConfirmFormProps) {
  const t = useTranslations("signIn");
  return (
    <Page
      width="narrow"
      title={t("confirm.title")}
      lead={
        interaction.isFirstParty
          ? t("confirm.lead", { name })
          : t("confirm.leadSite", { name, site: interaction.clientName })
      }
    >
      <Card>
        <NativeForm action={action} errors={errors} submit={t("confirm.submit")}>
          <TextField
            name="identifier"
            label={t("identifier")}
            hint={t("confirm.notYou", { name })}
            defaultValue={identifier}
            error={errors.fields.identifier}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
          <PasswordField
            name="password"
            label={t("password")}
            autoComplete="current-password"
            error={errors.fields.password}
            maxLength={256}
            autoFocus
          />
        </NativeForm>
        <p className="mt-4 text-sm">
          <a href="/reset">{t("forgot")}</a>
        </p>
      </Card>
      {children}
    </Page>
  );
}
