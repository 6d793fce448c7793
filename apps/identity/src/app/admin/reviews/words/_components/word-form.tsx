"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { type RadioChoice, RadioGroupField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface WordFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly acts: readonly RadioChoice[];
  readonly texts: Readonly<Record<"word" | "hint" | "act" | "submit", string>>;
}

/** A word that is put on the list, or taken off it. */
export function WordForm({ action, before, acts, texts }: WordFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md" takesState>
      <TextField {...typedField(view, "word")} label={texts.word} hint={texts.hint} maxLength={40} />
      <RadioGroupField {...typedField(view, "act", "add")} label={texts.act} options={acts} look="chips" />
    </FormFrame>
  );
}
