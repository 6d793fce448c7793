"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { PicturesField, TextAreaField } from "@hutong/ui";
import { type ComponentProps, useActionState } from "react";

interface WordFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly disputeId: string;
  /** Without it the form is its button alone. */
  readonly field?: {
    readonly label: string;
    readonly hint: string;
    readonly pictures: Omit<ComponentProps<typeof PicturesField>, "error">;
  };
  readonly submit: string;
}

/** What a side of a dispute does: say something, or take it back. */
export function WordForm({ action, before, disputeId, field, submit }: WordFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={submit}
      variant={field ? "primary" : "secondary"}
      width="xl"
      hidden={{ dispute: disputeId }}
    >
      {field && (
        <>
          <TextAreaField
            {...typedField(view, "answer")}
            label={field.label}
            hint={field.hint}
            maxLength={4000}
          />
          <PicturesField {...field.pictures} error={view.fields.pictures} />
        </>
      )}
    </FormFrame>
  );
}
