"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, Notice, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface SaveViewFormProps {
  readonly action: FormViewAction;
  readonly query: string;
  readonly texts: { readonly label: string; readonly submit: string; readonly kept: string };
}

export function SaveViewForm({ action, query, texts }: SaveViewFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid max-w-md gap-3" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.kept}</Notice>}
      <input type="hidden" name="query" value={query} />
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <TextField
            name="name"
            label={texts.label}
            defaultValue={view.values.name}
            error={view.fields.name}
            maxLength={40}
            autoComplete="off"
          />
        </div>
        <SubmitButton variant="secondary">{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
