"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { type Choice, SelectField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface TrackFormProps {
  readonly action: FormViewAction;
  readonly kinds: readonly Choice[];
  readonly texts: Readonly<Record<"kind" | "where" | "whereHint" | "submit", string>>;
}

/** Where a parcel was seen. */
export function TrackForm({ action, kinds, texts }: TrackFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="secondary"
      width="md"
      takesState
    >
      <SelectField {...typedField(view, "kind")} label={texts.kind} options={kinds} />
      <TextField
        {...typedField(view, "where")}
        label={texts.where}
        hint={texts.whereHint}
        maxLength={200}
        optional
      />
    </FormFrame>
  );
}
