"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { type RadioChoice, RadioGroupField, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface ReturnsFormProps {
  readonly action: FormViewAction;
  readonly stored: Readonly<Record<"returnDays" | "returnNote", string>>;
  readonly returnDays: readonly RadioChoice[];
  readonly texts: Readonly<Record<"returnDays" | "returnNote" | "returnNoteHint" | "submit", string>>;
}

export function ReturnsForm({ action, stored, returnDays, texts }: ReturnsFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl">
      <RadioGroupField
        {...typedField(view, "returnDays", stored.returnDays)}
        label={texts.returnDays}
        options={returnDays}
      />
      <TextAreaField
        {...typedField(view, "returnNote", stored.returnNote)}
        label={texts.returnNote}
        hint={texts.returnNoteHint}
        rows={2}
        maxLength={280}
        optional
      />
    </FormFrame>
  );
}
