"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface WordFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly disputeId: string;
  /** Without it the form is its button alone. */
  readonly field?: { readonly label: string; readonly hint: string };
  readonly submit: string;
}

/** What a side of a dispute does: say something, or take it back. */
export function WordForm({ action, before, disputeId, field, submit }: WordFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="dispute" value={disputeId} />
      {field && (
        <TextAreaField
          name="answer"
          label={field.label}
          hint={field.hint}
          defaultValue={view.values.answer ?? ""}
          error={view.fields.answer}
          maxLength={4000}
        />
      )}
      <div>
        <SubmitButton variant={field ? "primary" : "secondary"}>{submit}</SubmitButton>
      </div>
    </form>
  );
}
