"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { RadioGroupField, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface DecideFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly applicationId: string;
  readonly texts: {
    readonly outcome: string;
    readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
  };
}

/** Accepted, refused or ended, and the words for the applicant. */
export function DecideForm({ action, before, applicationId, texts }: DecideFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="xl"
      hidden={{ application: applicationId }}
      takesState
    >
      <RadioGroupField {...typedField(view, "outcome")} label={texts.outcome} options={texts.options} />
      <TextAreaField
        {...typedField(view, "reason")}
        label={texts.reason}
        hint={texts.reasonHint}
        maxLength={500}
      />
    </FormFrame>
  );
}
