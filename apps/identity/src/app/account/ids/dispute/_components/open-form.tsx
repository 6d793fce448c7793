"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, SelectField, SubmitButton, TextAreaField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface OpenFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly texts: Record<
    | "realm"
    | "loginName"
    | "loginNameHint"
    | "statement"
    | "statementHint"
    | "evidence"
    | "evidenceHint"
    | "submit",
    string
  > & { readonly realms: readonly { readonly value: string; readonly label: string }[] };
}

/** Which ID, why it is hers, and what shows it. */
export function OpenForm({ action, before, texts }: OpenFormProps) {
  const [view, formAction] = useActionState(action, before);
  const realm = view.values.realm ?? "";
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <SelectField
        key={realm}
        name="realm"
        label={texts.realm}
        defaultValue={realm}
        error={view.fields.realm}
        options={texts.realms}
      />
      <TextField
        name="loginName"
        label={texts.loginName}
        hint={texts.loginNameHint}
        defaultValue={view.values.loginName ?? ""}
        error={view.fields.loginName}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
      />
      <TextAreaField
        name="statement"
        label={texts.statement}
        hint={texts.statementHint}
        defaultValue={view.values.statement ?? ""}
        error={view.fields.statement}
        maxLength={4000}
      />
      <TextAreaField
        name="evidence"
        label={texts.evidence}
        hint={texts.evidenceHint}
        defaultValue={view.values.evidence ?? ""}
        error={view.fields.evidence}
        optional
        maxLength={4000}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
