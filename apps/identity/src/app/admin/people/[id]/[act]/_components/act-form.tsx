"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SelectField, SubmitButton, TextAreaField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface ActFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly isDanger: boolean;
  readonly cancelHref: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly role: string;
  /** Asks where the code for a new password goes. */
  readonly asksContact: boolean;
  readonly texts: Readonly<
    Record<"role" | "contact" | "contactHint" | "reason" | "reasonHint" | "submit" | "cancel", string>
  >;
}

export function ActForm(props: ActFormProps) {
  const { action, initial, isDanger, cancelHref, roles, role, asksContact, texts } = props;
  const [view, formAction] = useActionState(action, initial);
  return (
    <form action={formAction} className="grid gap-4" noValidate id="state" tabIndex={-1}>
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
      {asksContact && (
        <TextField
          name="contact"
          label={texts.contact}
          hint={texts.contactHint}
          defaultValue={view.values.contact}
          error={view.fields.contact}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
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
