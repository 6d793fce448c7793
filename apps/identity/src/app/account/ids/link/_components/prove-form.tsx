"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, PasswordField, SelectField, SubmitButton, TextField } from "@hutong/ui";
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
  const chosen = view.values.realm ?? realm;
  return (
    <form action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <SelectField
        key={chosen}
        name="realm"
        label={texts.realm}
        defaultValue={chosen}
        placeholder={false}
        options={[{ value: "", label: texts.anyRealm }, ...texts.realms]}
      />
      <TextField
        name="identifier"
        label={texts.identifier}
        hint={texts.identifierHint}
        defaultValue={view.values.identifier ?? ""}
        error={view.fields.identifier}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField
        name="password"
        label={texts.password}
        hint={texts.passwordHint}
        error={view.fields.password}
        autoComplete="current-password"
        maxLength={1024}
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
