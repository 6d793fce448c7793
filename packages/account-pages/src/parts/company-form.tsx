"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, type Choice, FormError, SelectField, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

export type CompanyField =
  | "legalName"
  | "uscc"
  | "businessType"
  | "registeredAddress"
  | "contactName"
  | "contactPhone";

interface CompanyFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly values: Readonly<Partial<Record<CompanyField, string>>>;
  readonly version: number;
  readonly types: readonly Choice[];
  readonly texts: Readonly<Record<CompanyField | "usccHint" | "submit" | "cancel", string>>;
  readonly cancelHref: string;
}

export function CompanyForm(props: CompanyFormProps) {
  const { action, before, values, version, types, texts, cancelHref } = props;
  const [view, formAction] = useActionState(action, before);
  const field = (name: CompanyField) => ({
    name,
    label: texts[name],
    error: view.fields[name],
    defaultValue: view.values[name] ?? values[name] ?? "",
  });
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {/* Of the sight that she types into, also when it comes back from a confirmation. */}
      <input type="hidden" name="version" value={view.values.version ?? String(version)} />
      <TextField {...field("legalName")} maxLength={80} autoComplete="organization" />
      <TextField
        {...field("uscc")}
        hint={texts.usccHint}
        maxLength={40}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        className="num"
      />
      <SelectField {...field("businessType")} options={types} />
      <TextField {...field("registeredAddress")} maxLength={160} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("contactName")} maxLength={32} autoComplete="name" />
        <TextField {...field("contactPhone")} type="tel" inputMode="tel" maxLength={30} autoComplete="tel" />
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{texts.submit}</SubmitButton>
        <ButtonLink href={cancelHref}>{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
