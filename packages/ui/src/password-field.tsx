import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field, type FieldText } from "./field.tsx";
import { PasswordInput } from "./password-input.tsx";

type PasswordFieldProps = FieldText &
  Omit<ComponentProps<"input">, keyof FieldText | "type" | "autoComplete"> & {
    /** So that password managers know whether to fill or to propose. */
    autoComplete: "current-password" | "new-password";
  };

/** A password with a button that shows it; without JavaScript a plain password input. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations("ui.form");
  const { name, label, id, hint, error, optional, ...input } = props;
  return (
    <Field name={name} label={label} id={id} hint={hint} error={error} optional={optional}>
      {(control) => (
        <PasswordInput
          required={!optional}
          {...input}
          {...control}
          showText={t("showPassword")}
          hideText={t("hidePassword")}
        />
      )}
    </Field>
  );
}
