import type { ReactNode } from "react";
import { controlProps, FieldNotes, type FieldText, OptionalMark } from "./field.tsx";

export type RadioChoice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
};

type RadioGroupFieldProps = FieldText & {
  options: readonly RadioChoice[];
  defaultValue?: string | undefined;
};

/** One of a few, all in sight. The first radio carries the id, so that the link of FormError focuses it. */
export function RadioGroupField(props: RadioGroupFieldProps) {
  const { name, label, hint, error, optional, options, defaultValue } = props;
  const { id, "aria-describedby": describedBy, "aria-invalid": invalid } = controlProps(props);
  return (
    <fieldset aria-describedby={describedBy} className="grid gap-1">
      <legend className="font-medium text-ink text-sm">
        {label}
        {optional && <OptionalMark />}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="mt-1 divide-y divide-line rounded-md border border-line bg-surface">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex items-start gap-2.5 px-3 py-2 first:rounded-t-md last:rounded-b-md hover:bg-sunken has-checked:bg-accent-soft pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={!optional}
              aria-invalid={invalid}
              className="mt-[0.25em] size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              {option.hint && <span className="block text-ink-2 text-sm">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
