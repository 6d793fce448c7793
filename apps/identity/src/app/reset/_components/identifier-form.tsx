"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface IdentifierFormProps {
  readonly action: FormViewAction;
  readonly texts: { readonly label: string; readonly hint: string; readonly submit: string };
}

export function IdentifierForm({ action, texts }: IdentifierFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <TextField
        name="identifier"
        label={texts.label}
        hint={texts.hint}
        defaultValue={view.values.identifier ?? ""}
        error={view.fields.identifier}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <SubmitButton wide>{texts.submit}</SubmitButton>
    </form>
  );
}
