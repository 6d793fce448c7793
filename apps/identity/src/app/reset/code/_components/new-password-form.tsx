"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, secretField } from "@hutong/site/form-view";
import { CodeField, PasswordField } from "@hutong/ui";
import { useActionState } from "react";

interface NewPasswordFormProps {
  readonly action: FormViewAction;
  readonly ticket: string;
  readonly texts: {
    readonly code: string;
    readonly codeHint: string;
    readonly password: string;
    readonly passwordHint: string;
    readonly submit: string;
  };
}

export function NewPasswordForm({ action, ticket, texts }: NewPasswordFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} hidden={{ ticket }} wideButton>
      <CodeField {...secretField(view, "code")} label={texts.code} hint={texts.codeHint} />
      <PasswordField
        {...secretField(view, "password")}
        label={texts.password}
        hint={texts.passwordHint}
        autoComplete="new-password"
        maxLength={1024}
      />
    </FormFrame>
  );
}
