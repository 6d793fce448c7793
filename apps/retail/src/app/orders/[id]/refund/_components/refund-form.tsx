"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { type Choice, RadioGroupField, SelectField, TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface RefundFormProps {
  readonly action: FormViewAction;
  /** The id of the refund: sent twice, it is one and the same. */
  readonly refundId: string;
  readonly lines: readonly { readonly place: number; readonly label: string; readonly count: number }[];
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly reasons: readonly Choice[];
  readonly most: string;
  readonly cancelHref: string;
  readonly texts: Readonly<
    Record<
      | "kind"
      | "reason"
      | "pieces"
      | "piecesHint"
      | "amount"
      | "amountHint"
      | "words"
      | "wordsHint"
      | "submit"
      | "cancel",
      string
    >
  >;
}

/** What comes back, why, and how much. */
export function RefundForm({
  action,
  refundId,
  lines,
  kinds,
  reasons,
  most,
  texts,
  ...props
}: RefundFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const [refund] = useState(refundId);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="xl"
      cancel={{ href: props.cancelHref, text: texts.cancel }}
      hidden={{ refund }}
      takesState
    >
      <RadioGroupField {...typedField(view, "kind", "money")} label={texts.kind} options={kinds} />
      <fieldset className="grid gap-3">
        <legend className="font-medium text-sm">{texts.pieces}</legend>
        <p className="text-ink-3 text-sm">{texts.piecesHint}</p>
        {lines.map(({ place, label, count }) => (
          <TextField
            key={place}
            {...typedField(view, `pieces-${place}`, String(count))}
            label={label}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            className="max-w-24"
          />
        ))}
      </fieldset>
      <SelectField {...typedField(view, "reason")} label={texts.reason} options={reasons} />
      <TextField
        {...typedField(view, "amount", most)}
        label={texts.amount}
        hint={texts.amountHint}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
      />
      <TextAreaField
        {...typedField(view, "words")}
        label={texts.words}
        hint={texts.wordsHint}
        rows={3}
        maxLength={1_000}
        optional
      />
    </FormFrame>
  );
}
