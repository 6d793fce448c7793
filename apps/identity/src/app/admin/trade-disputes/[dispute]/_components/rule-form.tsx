"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { CheckboxField, TextAreaField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface RuleFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly disputeId: string;
  /** The goods can still be asked to come back first. */
  readonly mayReturn: boolean;
  readonly texts: Readonly<
    Record<"amount" | "amountHint" | "returnFirst" | "reason" | "reasonHint" | "submit", string>
  >;
}

/** What goes back, and why. */
export function RuleForm({ action, before, disputeId, mayReturn, texts }: RuleFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="xl"
      hidden={{ dispute: disputeId }}
      takesState
    >
      <TextField
        {...typedField(view, "amountFen")}
        label={texts.amount}
        hint={texts.amountHint}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
      />
      {mayReturn && (
        <CheckboxField
          name="returnFirst"
          value="yes"
          label={texts.returnFirst}
          defaultChecked={view.values.returnFirst === "yes"}
        />
      )}
      <TextAreaField
        {...typedField(view, "reason")}
        label={texts.reason}
        hint={texts.reasonHint}
        rows={4}
        maxLength={500}
      />
    </FormFrame>
  );
}
