"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, secretField, typedField } from "@hutong/site/form-view";
import { PasswordField, SelectField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface ProveFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly realm: string;
  readonly texts: {
    readonly realm: string;
    readonly anyRealm: string;
    readonly realms: readonly { readonly value: string; readonly label: string }[];
    readonly identifier: string;
    readonly identifierHint: string;
    readonly password: string;
    readonly passwordHint: string;
    readonly submit: string;
  };
}

/** The other ID and its password. */
export function ProveForm({ action, before, realm, texts }: ProveFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md">
      <SelectField
        {...typedField(view, "realm", realm)}
        label={texts.realm}
        placeholder={false}
        options={[{ value: "", label: texts.anyRealm }, ...texts.realms]}
      />
      <TextField
        {...typedField(view, "identifier")}
        label={texts.identifier}
        hint={texts.identifierHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField
        {...secretField(view, "password")}
        label={texts.password}
        hint={texts.passwordHint}
        autoComplete="current-password"
        maxLength={1024}
      />
    </FormFrame>
  );
}
