"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextField } from "@hutong/ui";
import { type ReactNode, useActionState } from "react";

interface ConsentRow {
  readonly claim: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly basis: ReactNode;
  readonly chosen: string;
}

interface ConsentFormProps {
  readonly action: FormViewAction;
  readonly rows: readonly ConsentRow[];
  readonly audiences: readonly { readonly value: string; readonly label: string }[];
  readonly until: string;
  readonly texts: Readonly<Record<"figure" | "who" | "until" | "untilHint" | "save", string>>;
}

/** Claim by claim: the figure, and who is shown it. */
export function ConsentForm({ action, rows, audiences, until, texts }: ConsentFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <div className="divide-y divide-line rounded-md border border-line bg-surface">
        {rows.map(({ claim, label, value, basis, chosen }) => (
          <fieldset
            key={claim}
            className="grid items-center gap-x-6 gap-y-1 px-3 py-2 lg:grid-cols-[minmax(0,1fr)_auto]"
          >
            <legend className="sr-only">
              {label}: {texts.who}
            </legend>
            <div className="grid min-w-0 gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <span aria-hidden="true" className="font-medium text-sm">
                {label}
              </span>
              <span className="min-w-0">
                {value}
                <span className="block text-ink-3 text-xs">{basis}</span>
              </span>
            </div>
            <div className="flex flex-wrap gap-1">
              {audiences.map((audience) => (
                <label
                  key={audience.value}
                  className="flex min-h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken has-checked:bg-accent-soft pointer-coarse:min-h-11"
                >
                  <input
                    // React resets a form after its action: mount what was chosen.
                    key={view.values[`claim.${claim}`] ?? chosen}
                    type="radio"
                    name={`claim.${claim}`}
                    value={audience.value}
                    defaultChecked={audience.value === (view.values[`claim.${claim}`] ?? chosen)}
                    className="size-4 shrink-0"
                  />
                  {audience.label}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="max-w-xs">
        <TextField
          name="until"
          type="date"
          optional
          label={texts.until}
          hint={texts.untilHint}
          defaultValue={view.values.until ?? until}
          error={view.fields.until}
        />
      </div>
      <div>
        <SubmitButton>{texts.save}</SubmitButton>
      </div>
    </form>
  );
}
