"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SelectField, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";

interface ActFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly isDanger: boolean;
  readonly cancelHref: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly role: string;
  readonly texts: Readonly<Record<"role" | "reason" | "reasonHint" | "submit" | "cancel", string>>;
}

export function ActForm({ action, initial, isDanger, cancelHref, roles, role, texts }: ActFormProps) {
  const [view, formAction] = useActionState(action, initial);
  return (
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {roles && (
        <SelectField
          name="role"
          label={texts.role}
          options={roles}
          placeholder={false}
          defaultValue={view.values.role ?? role}
          error={view.fields.role}
        />
      )}
      <TextAreaField
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        rows={3}
        maxLength={280}
        defaultValue={view.values.reason}
        error={view.fields.reason}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={isDanger ? "danger" : "primary"}>{texts.submit}</SubmitButton>
        <ButtonLink href={cancelHref}>{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
