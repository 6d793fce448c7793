"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { PicturesField, SelectField, TextAreaField, TextField } from "@hutong/ui";
import { type ComponentProps, useActionState } from "react";

interface OpenFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly pictures: Omit<ComponentProps<typeof PicturesField>, "error">;
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
export function OpenForm({ action, before, pictures, texts }: OpenFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl">
      <SelectField {...typedField(view, "realm")} label={texts.realm} options={texts.realms} />
      <TextField
        {...typedField(view, "loginName")}
        label={texts.loginName}
        hint={texts.loginNameHint}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
      />
      <TextAreaField
        {...typedField(view, "statement")}
        label={texts.statement}
        hint={texts.statementHint}
        maxLength={4000}
      />
      <TextAreaField
        {...typedField(view, "evidence")}
        label={texts.evidence}
        hint={texts.evidenceHint}
        optional
        maxLength={4000}
      />
      <PicturesField {...pictures} error={view.fields.pictures} />
    </FormFrame>
  );
}
