"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextAreaField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface DeclineFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"why" | "offer" | "offerHint" | "submit", string>>;
}

/** Why not, and what instead. */
export function DeclineForm({ action, texts }: DeclineFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="secondary"
      width="xl"
      takesState
    >
      <TextAreaField {...typedField(view, "why")} label={texts.why} rows={3} maxLength={1_000} />
      <TextField
        {...typedField(view, "offer")}
        label={texts.offer}
        hint={texts.offerHint}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        optional
      />
    </FormFrame>
  );
}
