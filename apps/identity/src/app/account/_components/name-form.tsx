"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextField } from "@hutong/ui";
import { useActionState } from "react";

interface NameFormProps {
  readonly action: FormViewAction;
  readonly displayName: string;
  readonly texts: {
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    readonly saved: string;
  };
}

export function NameForm({ action, displayName, texts }: NameFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md" done={texts.saved}>
      <TextField
        {...typedField(view, "displayName", displayName)}
        label={texts.label}
        hint={texts.hint}
        autoComplete="nickname"
        maxLength={64}
      />
    </FormFrame>
  );
}
