"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { type Choice, RadioGroupField, SelectField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface BankAccountFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly id: string;
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly banks: readonly Choice[];
  readonly cancelHref: string;
  readonly texts: Readonly<
    Record<"kind" | "bank" | "holder" | "holderHint" | "number" | "numberHint" | "submit" | "cancel", string>
  >;
}

export function BankAccountForm(props: BankAccountFormProps) {
  const { action, before, id, kinds, banks, cancelHref, texts } = props;
  const [view, formAction] = useActionState(action, before);
  // That of the first rendering: sent twice, it is one and the same bank account.
  const [kept] = useState(id);
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
      <RadioGroupField {...typedField(view, "kind", "personal")} label={texts.kind} options={kinds} />
      <SelectField {...typedField(view, "bank")} label={texts.bank} options={banks} />
      <TextField
        {...typedField(view, "holder")}
        label={texts.holder}
        hint={texts.holderHint}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        {...typedField(view, "number")}
        label={texts.number}
        hint={texts.numberHint}
        inputMode="numeric"
        maxLength={48}
        autoComplete="off"
        spellCheck={false}
        className="num"
      />
    </FormFrame>
  );
}
