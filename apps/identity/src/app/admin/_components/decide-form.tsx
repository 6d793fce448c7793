"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { RadioGroupField, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface DecideFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  /** The id of what is decided, under its name. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly defaultOutcome?: string;
  readonly reasonLength: number;
  readonly texts: {
    readonly outcome: string;
    readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
  };
}

/** What an administrator decides, and the words for those it is about. */
export function DecideForm({ action, before, hidden, defaultOutcome, reasonLength, texts }: DecideFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl" hidden={hidden} takesState>
      <RadioGroupField
        {...typedField(view, "outcome", defaultOutcome)}
        label={texts.outcome}
        options={texts.options}
      />
      <TextAreaField
        {...typedField(view, "reason")}
        label={texts.reason}
        hint={texts.reasonHint}
        maxLength={reasonLength}
      />
    </FormFrame>
  );
}
