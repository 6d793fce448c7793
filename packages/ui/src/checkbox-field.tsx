import type { ComponentProps } from "react";
import { controlProps, FieldNotes, type FieldText, OptionalMark } from "./field.tsx";

type CheckboxFieldProps = FieldText & Omit<ComponentProps<"input">, keyof FieldText | "type">;

/** One yes or no; the whole row is the target. Not required unless it says so. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, id, hint, error, optional, ...input } = props;
  const control = controlProps({ name, label, id, hint, error });
  return (
    <div className="grid gap-1">
      <label
        htmlFor={control.id}
        className="flex items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center"
      >
        <input
          {...input}
          {...control}
          type="checkbox"
          className="mt-[0.25em] size-4 shrink-0 pointer-coarse:mt-0 pointer-coarse:size-5"
        />
        <span>
          {label}
          {optional && <OptionalMark />}
        </span>
      </label>
      <div className="grid gap-1 pl-6.5 empty:hidden">
        <FieldNotes id={control.id} hint={hint} error={error} />
      </div>
    </div>
  );
}
