"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SelectField, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface CertificateFormProps {
  readonly action: FormViewAction;
  readonly today: string;
  readonly texts: Readonly<Record<"kind" | "number" | "issuer" | "validUntil" | "submit", string>> & {
    readonly kinds: readonly { readonly value: string; readonly label: string }[];
  };
}

/** Which certificate, its number, by whom, until when. */
export function CertificateForm({ action, today, texts }: CertificateFormProps) {
  const [{ errors, fields, values, reference }, formAction] = useActionState(action, idleView);
  const text = (name: "number" | "issuer", maxLength: number) => (
    <TextField
      name={name}
      label={texts[name]}
      defaultValue={values[name] ?? ""}
      error={fields[name]}
      maxLength={maxLength}
      autoComplete="off"
    />
  );
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={errors} reference={reference} />
      <SelectField
        name="kind"
        label={texts.kind}
        defaultValue={values.kind ?? ""}
        error={fields.kind}
        options={texts.kinds}
      />
      {text("number", 64)}
      {text("issuer", 80)}
      <TextField
        name="validUntil"
        type="date"
        label={texts.validUntil}
        defaultValue={values.validUntil ?? ""}
        error={fields.validUntil}
        min={today}
        optional
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
