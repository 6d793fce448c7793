import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldText } from "./field.tsx";

type TextFieldProps = FieldText &
  Omit<ComponentProps<"input">, keyof FieldText> & {
    /** Shown inside, before the text: ¥, @. */
    prefix?: ReactNode;
    /** Shown inside, after the text: 件, %. */
    suffix?: ReactNode;
  };

/** One line of text. Every attribute of `<input>` may be given. */
export function TextField(props: TextFieldProps) {
  const { name, label, id, hint, error, optional, prefix, suffix, className, ...input } = props;
  return (
    <Field name={name} label={label} id={id} hint={hint} error={error} optional={optional}>
      {(control) => (
        <div className="relative">
          {prefix && <Affix side="left-0 pl-2.5">{prefix}</Affix>}
          <input
            type="text"
            required={!optional}
            {...input}
            {...control}
            className={clsx(controlClass, prefix && "pl-7", suffix && "pr-10", className)}
          />
          {suffix && <Affix side="right-0 pr-2.5">{suffix}</Affix>}
        </div>
      )}
    </Field>
  );
}

function Affix({ side, children }: { side: string; children: ReactNode }) {
  return (
    <span
      className={clsx("pointer-events-none absolute inset-y-0 flex items-center text-ink-3 text-sm", side)}
    >
      {children}
    </span>
  );
}
