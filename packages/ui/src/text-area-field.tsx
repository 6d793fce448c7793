import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldText } from "./field.tsx";

type TextAreaFieldProps = FieldText & Omit<ComponentProps<"textarea">, keyof FieldText>;

/** Several lines of text. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { name, label, id, hint, error, optional, className, ...area } = props;
  return (
    <Field name={name} label={label} id={id} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          rows={4}
          required={!optional}
          {...area}
          {...control}
          className={clsx(controlClass, "py-2", className)}
        />
      )}
    </Field>
  );
}
