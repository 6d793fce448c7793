"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { RadioGroupField, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface DecideFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly disputeId: string;
  readonly texts: {
    readonly outcome: string;
    readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
  };
}

/** For whom, and why. */
export function DecideForm({ action, before, disputeId, texts }: DecideFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="xl"
      hidden={{ dispute: disputeId }}
    >
      <RadioGroupField
        {...typedField(view, "outcome", "for_owner")}
        label={texts.outcome}
        options={texts.options}
      />
      <TextAreaField
        {...typedField(view, "reason")}
        label={texts.reason}
        hint={texts.reasonHint}
        maxLength={2000}
      />
    </FormFrame>
  );
}
