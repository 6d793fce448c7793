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
  /** `chips`: side by side, for a word each (sizes); `rows`: one below the other. */
  look?: "rows" | "chips" | undefined;
};

const looks = {
  rows: {
    list: "mt-1 divide-y divide-line rounded-md border border-line bg-surface",
    option:
      "flex items-start gap-2.5 px-3 py-2 first:rounded-t-md last:rounded-b-md hover:bg-sunken has-checked:bg-accent-soft pointer-coarse:min-h-11",
    input: "mt-[0.25em] size-4 shrink-0",
  },
  chips: {
    list: "mt-1 flex flex-wrap gap-2",
    // The frame says what is chosen, the radio inside is read out and takes the keys.
    option:
      "grid min-h-9 min-w-12 content-center rounded-md border border-line-strong bg-surface px-3 py-1 text-center hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-disabled:border-line has-disabled:border-dashed has-disabled:bg-sunken has-disabled:text-ink-3 pointer-coarse:min-h-11",
    input: "sr-only",
  },
} as const;

/** One of a few, all in sight. The first radio carries the id, so that the link of FormError focuses it. */
export function RadioGroupField(props: RadioGroupFieldProps) {
  const { name, label, hint, error, optional, options, defaultValue, look = "rows" } = props;
  const classes = looks[look];
  const { id, "aria-describedby": describedBy, "aria-invalid": invalid } = controlProps(props);
  return (
    <fieldset aria-describedby={describedBy} className="grid gap-1">
      <legend className="font-medium text-ink text-sm">
        {label}
        {optional && <OptionalMark />}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className={classes.list}>
        {options.map((option, index) => (
          <label key={option.value} className={classes.option}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={!optional}
              aria-invalid={invalid}
              className={classes.input}
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              {option.hint && (
                <span className={look === "chips" ? "block text-ink-3 text-xs" : "block text-ink-2 text-sm"}>
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
