"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { CodeField, FormError, PasswordField, SubmitButton } from "@hutong/ui";
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
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="ticket" value={ticket} />
      <CodeField name="code" label={texts.code} hint={texts.codeHint} error={view.fields.code} />
      <PasswordField
        name="password"
        label={texts.password}
        hint={texts.passwordHint}
        error={view.fields.password}
        autoComplete="new-password"
        maxLength={1024}
      />
      <SubmitButton wide>{texts.submit}</SubmitButton>
    </form>
  );
}
