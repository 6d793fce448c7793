"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface ReasonFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly isDanger?: boolean;
  /** Where to instead; without it there is no such link. */
  readonly cancelHref?: string;
  /** Sets the fields of one form apart from another's on the same page. */
  readonly id?: string;
  readonly texts: Readonly<Record<"reason" | "reasonHint" | "submit" | "cancel", string>>;
}

/** Why an administrator does it, and the one button. */
export function ReasonForm({ action, initial, isDanger, cancelHref, id = "state", texts }: ReasonFormProps) {
  const [view, formAction] = useActionState(action, initial);
  const reasonId = id === "state" ? "reason" : `${id}-reason`;
  const errors = view.errors.map((item) => ({
    ...item,
    field: item.field === "reason" ? reasonId : item.field === "state" ? id : item.field,
  }));
  return (
    <form action={formAction} className="grid gap-4" noValidate id={id} tabIndex={-1}>
      <FormError errors={errors} reference={view.reference} />
      <TextAreaField
        name="reason"
        id={reasonId}
        label={texts.reason}
        hint={texts.reasonHint}
        rows={3}
        maxLength={280}
        defaultValue={view.values.reason}
        error={view.fields.reason}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={isDanger ? "danger" : "primary"}>{texts.submit}</SubmitButton>
        {cancelHref && <ButtonLink href={cancelHref}>{texts.cancel}</ButtonLink>}
      </div>
    </form>
  );
}
