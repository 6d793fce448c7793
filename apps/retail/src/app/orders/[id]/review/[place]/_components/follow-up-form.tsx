"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface FollowUpFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"words" | "submit", string>>;
}

/** What was found later. */
export function FollowUpForm({ action, texts }: FollowUpFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="2xl" takesState>
      <TextAreaField {...typedField(view, "words")} label={texts.words} rows={3} maxLength={500} />
    </FormFrame>
  );
}
