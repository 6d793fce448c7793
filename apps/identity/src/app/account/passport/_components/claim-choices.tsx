"use client";

import { CheckboxField } from "@hutong/ui";

interface ClaimChoicesProps {
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly claims: readonly { readonly value: string; readonly label: string }[];
  /** Ids on a page with several of these. */
  readonly group: string;
  readonly isChecked: boolean;
}

/** Claims to choose from; the values are posted as `claims`. */
export function ClaimChoices({ legend, hint, error, claims, group, isChecked }: ClaimChoicesProps) {
  const notes = `${group}-notes`;
  return (
    <fieldset aria-describedby={hint || error ? notes : undefined} className="grid gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {(hint || error) && (
        <div id={notes} className="text-sm">
          {hint && <p className="text-ink-2">{hint}</p>}
          {error && <p className="text-danger">{error}</p>}
        </div>
      )}
      <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
        {claims.map(({ value, label }) => (
          <CheckboxField
            key={value}
            name="claims"
            id={`${group}-${value}`}
            label={label}
            value={value}
            defaultChecked={isChecked}
          />
        ))}
      </div>
    </fieldset>
  );
}
