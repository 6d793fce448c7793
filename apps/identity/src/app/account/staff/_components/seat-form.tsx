"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { SelectField, TextField } from "@hutong/ui";
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
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md">
      {isNew && (
        <>
          <TextField
            {...typedField(view, "name")}
            label={texts.name}
            hint={texts.nameHint}
            maxLength={32}
            autoComplete="off"
            autoCapitalize="none"
          />
          <TextField
            {...typedField(view, "contact")}
            label={texts.contact}
            hint={texts.contactHint}
            maxLength={254}
            autoComplete="off"
          />
        </>
      )}
      <SelectField
        {...typedField(view, "role", firstRole)}
        label={texts.role}
        options={roles}
        placeholder={false}
      />
      {(["orderLimit", "monthLimit"] as const).map((key) => (
        <TextField
          key={key}
          {...typedField(view, `${key}Fen`, key === "orderLimit" ? orderLimit : monthLimit)}
          label={texts[key]}
          hint={texts.limitHint}
          prefix="¥"
          optional
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
        />
      ))}
    </FormFrame>
  );
}
