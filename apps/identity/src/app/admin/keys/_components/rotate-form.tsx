"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface RotateFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly texts: Readonly<Record<"reason" | "reasonHint" | "submit", string>>;
}

export function RotateForm({ action, initial, texts }: RotateFormProps) {
  const [view, formAction] = useActionState(action, initial);
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <TextAreaField
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        rows={2}
        maxLength={280}
        defaultValue={view.values.reason}
        error={view.fields.reason}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
