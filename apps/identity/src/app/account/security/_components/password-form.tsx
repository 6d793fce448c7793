"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, secretField } from "@hutong/site/form-view";
import { PasswordField } from "@hutong/ui";
import { useActionState } from "react";

interface PasswordFormProps {
  readonly action: FormViewAction;
  /** For password managers: whose password it is. */
  readonly userName: string;
  readonly texts: {
    readonly current: string;
    readonly next: string;
    readonly nextHint: string;
    readonly submit: string;
    readonly done: string;
  };
}

export function PasswordForm({ action, userName, texts }: PasswordFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md" done={texts.done}>
      <input type="text" name="username" value={userName} autoComplete="username" readOnly hidden />
      <PasswordField
        {...secretField(view, "current")}
        label={texts.current}
        autoComplete="current-password"
        maxLength={1024}
      />
      <PasswordField
        {...secretField(view, "next")}
        label={texts.next}
        hint={texts.nextHint}
        autoComplete="new-password"
        maxLength={1024}
      />
    </FormFrame>
  );
}
