"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, RadioGroupField, SubmitButton, TextAreaField } from "@hutong/ui";
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
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="dispute" value={disputeId} />
      <RadioGroupField
        name="outcome"
        label={texts.outcome}
        options={texts.options}
        defaultValue={view.values.outcome ?? "for_owner"}
        error={view.fields.outcome}
      />
      <TextAreaField
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        defaultValue={view.values.reason ?? ""}
        error={view.fields.reason}
        maxLength={2000}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
