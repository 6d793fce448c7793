import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldText } from "./field.tsx";

type CodeFieldProps = FieldText &
  Omit<ComponentProps<"input">, keyof FieldText | "type"> & {
    /** How many digits are expected. */
    digits?: number | undefined;
  };

/** A one-time code: one input, so that pasting, autofill and screen readers simply work. */
export function CodeField(props: CodeFieldProps) {
  const { name, label, id, hint, error, optional, digits = 6, className, ...input } = props;
  return (
    <Field name={name} label={label} id={id} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          // Room for the spaces that people paste along; the schema takes them out.
          maxLength={digits * 2}
          required={!optional}
          {...input}
          {...control}
          type="text"
          style={{ maxWidth: `${digits * 1.15 + 2}em` }}
          className={clsx(controlClass, "num font-mono text-lg! tracking-[0.2em]", className)}
        />
      )}
    </Field>
  );
}
