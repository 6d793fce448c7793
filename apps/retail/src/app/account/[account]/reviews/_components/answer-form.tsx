"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface AnswerFormProps {
  readonly action: FormViewAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<"words" | "hint" | "submit", string>>;
}

/** The shop's answer to a review; each has a field of its own. */
export function AnswerForm({ action, hidden, texts }: AnswerFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="secondary"
      hidden={hidden}
      width="2xl"
    >
      <TextAreaField
        {...typedField(view, `words-${hidden.review}`)}
        label={texts.words}
        hint={texts.hint}
        rows={2}
        maxLength={500}
      />
    </FormFrame>
  );
}
