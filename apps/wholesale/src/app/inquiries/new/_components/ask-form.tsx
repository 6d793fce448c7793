"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface AskFormProps {
  readonly action: FormViewAction;
  readonly draft: Readonly<Record<"supplier" | "style" | "subject" | "key" | "today", string>>;
  readonly texts: Readonly<
    Record<
      "subject" | "subjectHint" | "quantity" | "unit" | "wantedBy" | "body" | "bodyHint" | "submit",
      string
    >
  >;
}

/** What it is about, how much, by when, and the words. */
export function AskForm({ action, draft, texts }: AskFormProps) {
  const [{ errors, fields, values, reference }, formAction] = useActionState(action, idleView);
  // The page's first one, however often it is rendered anew: a second click sends the same.
  const [key] = useState(draft.key);
  return (
    <form action={formAction} className="grid max-w-2xl gap-4" noValidate>
      <FormError errors={errors} reference={reference} />
      <input type="hidden" name="supplier" value={draft.supplier} />
      <input type="hidden" name="style" value={draft.style} />
      <input type="hidden" name="key" value={values.key ?? key} />
      <TextField
        name="subject"
        label={texts.subject}
        hint={texts.subjectHint}
        defaultValue={values.subject ?? draft.subject}
        error={fields.subject}
        maxLength={80}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="quantity"
          label={texts.quantity}
          defaultValue={values.quantity ?? ""}
          error={fields.quantity}
          suffix={texts.unit}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          optional
        />
        <TextField
          name="wantedBy"
          type="date"
          label={texts.wantedBy}
          defaultValue={values.wantedBy ?? ""}
          error={fields.wantedBy}
          min={draft.today}
          optional
        />
      </div>
      <TextAreaField
        name="body"
        label={texts.body}
        hint={texts.bodyHint}
        defaultValue={values.body ?? ""}
        error={fields.body}
        rows={7}
        maxLength={4000}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
