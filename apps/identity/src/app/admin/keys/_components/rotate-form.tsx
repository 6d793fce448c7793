"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface RotateFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly texts: Readonly<Record<"reason" | "reasonHint" | "submit", string>>;
}

export function RotateForm({ action, initial, texts }: RotateFormProps) {
  const [view, formAction] = useActionState(action, initial);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl">
      <TextAreaField
        {...typedField(view, "reason")}
        label={texts.reason}
        hint={texts.reasonHint}
        rows={2}
        maxLength={280}
      />
    </FormFrame>
  );
}
