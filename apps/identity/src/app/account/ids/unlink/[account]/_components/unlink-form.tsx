"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, PasswordField, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface UnlinkFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly accountId: string;
  /** For password managers: whose password it will be. */
  readonly userName: string;
  readonly texts: {
    readonly password: string;
    readonly hint: string;
    readonly submit: string;
    readonly cancel: string;
  };
}

export function UnlinkForm({ action, before, accountId, userName, texts }: UnlinkFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid max-w-md gap-4" noValidate id="state" tabIndex={-1}>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="account" value={accountId} />
      <input type="text" name="username" value={userName} autoComplete="username" readOnly hidden />
      <PasswordField
        name="password"
        label={texts.password}
        hint={texts.hint}
        error={view.fields.password}
        autoComplete="new-password"
        maxLength={1024}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger">{texts.submit}</SubmitButton>
        <ButtonLink href="/account/ids">{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
