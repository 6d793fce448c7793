"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, Notice, PasswordField, SubmitButton } from "@hutong/ui";
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
    <form action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.done}</Notice>}
      <input type="text" name="username" value={userName} autoComplete="username" readOnly hidden />
      <PasswordField
        name="current"
        label={texts.current}
        error={view.fields.current}
        autoComplete="current-password"
        maxLength={1024}
      />
      <PasswordField
        name="next"
        label={texts.next}
        hint={texts.nextHint}
        error={view.fields.next}
        autoComplete="new-password"
        maxLength={1024}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
