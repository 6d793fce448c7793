"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SelectField, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface SeatFormProps {
  readonly action: FormViewAction;
  /** Asks for name and contact too. */
  readonly isNew: boolean;
  /** What stands before the name: the shop's login name and a colon. */
  readonly owner: string;
  readonly firstRole: string;
  readonly orderLimit: string;
  readonly monthLimit: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  readonly texts: Readonly<
    Record<
      | "name"
      | "nameHint"
      | "contact"
      | "contactHint"
      | "role"
      | "orderLimit"
      | "monthLimit"
      | "limitHint"
      | "submit",
      string
    >
  >;
}

export function SeatForm(props: SeatFormProps) {
  const { action, isNew, firstRole, orderLimit, monthLimit, roles, texts } = props;
  const [view, formAction] = useActionState(action, idleView);
  const { values, fields } = view;
  return (
    <form action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {isNew && (
        <>
          <TextField
            name="name"
            label={texts.name}
            hint={texts.nameHint}
            defaultValue={values.name}
            error={fields.name}
            maxLength={32}
            autoComplete="off"
            autoCapitalize="none"
          />
          <TextField
            name="contact"
            label={texts.contact}
            hint={texts.contactHint}
            defaultValue={values.contact}
            error={fields.contact}
            maxLength={254}
            autoComplete="off"
          />
        </>
      )}
      <SelectField
        name="role"
        label={texts.role}
        options={roles}
        placeholder={false}
        defaultValue={values.role ?? firstRole}
        error={fields.role}
      />
      {(["orderLimit", "monthLimit"] as const).map((key) => (
        <TextField
          key={key}
          name={`${key}Fen`}
          label={texts[key]}
          hint={texts.limitHint}
          prefix="¥"
          optional
          inputMode="decimal"
          defaultValue={values[`${key}Fen`] ?? (key === "orderLimit" ? orderLimit : monthLimit)}
          error={fields[`${key}Fen`]}
          maxLength={20}
          autoComplete="off"
        />
      ))}
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
