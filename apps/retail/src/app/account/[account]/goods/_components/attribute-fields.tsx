"use client";

import type { FormView } from "@hutong/site/form-view";
import { type Choice, Field, SelectField, TextField } from "@hutong/ui";

/** An attribute as a form asks for it. */
export interface AttributeAsk {
  /** The name of its field. */
  readonly name: string;
  readonly label: string;
  readonly kind: "one" | "several" | "number" | "text";
  readonly isRequired: boolean;
  /** Of `several` each with the name of its box. */
  readonly choices: readonly Choice[];
  readonly unit: string;
  readonly most: number;
}

interface AttributeFieldsProps {
  readonly view: FormView;
  readonly asks: readonly AttributeAsk[];
  readonly texts: Readonly<Record<"attributes" | "attributesHint" | "toPublish" | "upTo", string>>;
}

/** What a style is of its kind. Those that must be given before it is shown say so; a draft may lack them. */
export function AttributeFields({ view, asks, texts }: AttributeFieldsProps) {
  if (asks.length === 0) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium text-sm">{texts.attributes}</legend>
      <p className="text-ink-3 text-sm">{texts.attributesHint}</p>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {asks.map((ask) => (
          <AttributeField key={ask.name} ask={ask} view={view} texts={texts} />
        ))}
      </div>
    </fieldset>
  );
}

type AttributeFieldProps = Omit<AttributeFieldsProps, "asks"> & { readonly ask: AttributeAsk };

function AttributeField({ ask, view, texts }: AttributeFieldProps) {
  const { name, kind, choices, unit, most, isRequired } = ask;
  const field = {
    name,
    label: ask.label,
    ...(isRequired ? { hint: texts.toPublish } : { optional: true }),
    error: view.fields[name],
    required: false,
  };
  const defaultValue = view.values[name] ?? "";
  if (kind === "one") return <SelectField {...field} options={choices} defaultValue={defaultValue} />;
  if (kind === "several") return <Boxes ask={ask} view={view} texts={texts} />;
  if (kind === "text")
    return <TextField {...field} defaultValue={defaultValue} maxLength={most} autoComplete="off" />;
  return (
    <TextField
      {...field}
      label={`${ask.label} (${unit})`}
      defaultValue={defaultValue}
      inputMode="numeric"
      maxLength={7}
      autoComplete="off"
    />
  );
}

/** A box for each choice: several may be true of one style. */
function Boxes({ ask, view, texts }: AttributeFieldProps) {
  const { name, label, choices, most, isRequired } = ask;
  const error = view.fields[name];
  return (
    <fieldset className="sm:col-span-2 lg:col-span-3" aria-describedby={error ? `${name}-error` : undefined}>
      <Field
        name={name}
        label={`${label} ${texts.upTo.replace("#", String(most))}`}
        hint={isRequired ? texts.toPublish : undefined}
        error={error}
        optional={!isRequired}
      >
        {({ id }) => (
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {choices.map((choice, index) => (
              <label
                key={choice.value}
                className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11"
              >
                <input
                  // The first carries the id, so that the link of a refusal finds it.
                  id={index === 0 ? id : choice.value}
                  type="checkbox"
                  name={choice.value}
                  defaultChecked={view.values[choice.value] !== undefined}
                  aria-invalid={error ? true : undefined}
                  className="size-4 pointer-coarse:size-5"
                />
                {choice.label}
              </label>
            ))}
          </div>
        )}
      </Field>
    </fieldset>
  );
}
