"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextField } from "@hutong/ui";
import { useActionState } from "react";

interface IdentifierFormProps {
  readonly action: FormViewAction;
  readonly texts: { readonly label: string; readonly hint: string; readonly submit: string };
}

export function IdentifierForm({ action, texts }: IdentifierFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} wideButton>
      <TextField
        {...typedField(view, "identifier")}
        label={texts.label}
        hint={texts.hint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
    </FormFrame>
  );
}
