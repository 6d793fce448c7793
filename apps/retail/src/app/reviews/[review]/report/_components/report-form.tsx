"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { type RadioChoice, RadioGroupField, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface ReportFormProps {
  readonly action: FormViewAction;
  readonly backHref: string;
  readonly reasons: readonly RadioChoice[];
  readonly texts: Readonly<Record<"reason" | "words" | "submit" | "back", string>>;
}

/** Why the house should look at a review. */
export function ReportForm({ action, backHref, reasons, texts }: ReportFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      cancel={{ href: backHref, text: texts.back }}
      takesState
    >
      <RadioGroupField {...typedField(view, "reason")} label={texts.reason} options={reasons} />
      <TextAreaField {...typedField(view, "words")} label={texts.words} maxLength={280} rows={3} optional />
    </FormFrame>
  );
}
