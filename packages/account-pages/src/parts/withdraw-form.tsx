"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { type RadioChoice, RadioGroupField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface WithdrawFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly id: string;
  readonly bankAccounts: readonly RadioChoice[];
  readonly cancelHref: string;
  readonly texts: Readonly<Record<"to" | "amount" | "amountHint" | "submit" | "cancel", string>>;
}

export function WithdrawForm({ action, before, id, bankAccounts, cancelHref, texts }: WithdrawFormProps) {
  const [view, formAction] = useActionState(action, before);
  // That of the first rendering: sent twice, it is one and the same withdrawal.
  const [kept] = useState(id);
  const first = bankAccounts[0]?.value ?? "";
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      cancel={{ href: cancelHref, text: texts.cancel }}
      hidden={{ id: view.values.id ?? kept }}
      width="xl"
      takesState
    >
      <TextField
        {...typedField(view, "amountFen")}
        label={texts.amount}
        hint={texts.amountHint}
        inputMode="decimal"
        maxLength={16}
        autoComplete="off"
        className="num"
      />
      <RadioGroupField
        {...typedField(view, "bankAccountId", first)}
        label={texts.to}
        options={bankAccounts}
      />
    </FormFrame>
  );
}
