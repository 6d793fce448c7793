import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldText } from "./field.tsx";

export type Choice = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = FieldText &
  Omit<ComponentProps<"select">, keyof FieldText | "children"> & {
    options: readonly Choice[];
    /** Text of the empty first entry; `false` for none, where something is always chosen. */
    placeholder?: string | false | undefined;
  };

/** The system's own select: the best one on a phone, and it needs no JavaScript. */
export function SelectField(props: SelectFieldProps) {
  const t = useTranslations("ui.form");
  const { name, label, id, hint, error, optional, options, placeholder, className, ...select } = props;
  return (
    <Field name={name} label={label} id={id} hint={hint} error={error} optional={optional}>
      {(control) => (
        <div className="relative">
          <select
            // React resets a form after its action, and a select to what it was mounted with: mount what was chosen.
            key={String(select.defaultValue)}
            required={!optional}
            {...select}
            {...control}
            className={clsx(controlClass, "appearance-none pr-8", className)}
          >
            {placeholder !== false && <option value="">{placeholder ?? t("choose")}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            size={16}
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
          />
        </div>
      )}
    </Field>
  );
}
