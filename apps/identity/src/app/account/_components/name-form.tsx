"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, Notice, SubmitButton, TextField } from "@hutong/ui";
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
    <form action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.saved}</Notice>}
      <TextField
        name="displayName"
        label={texts.label}
        hint={texts.hint}
        defaultValue={view.values.displayName ?? displayName}
        error={view.fields.displayName}
        autoComplete="nickname"
        maxLength={64}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
