"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { TextField } from "@hutong/ui";
import { useActionState } from "react";

interface SheetFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"file" | "fileHint" | "submit", string>>;
}

/** A file of goods, to be looked at before anything is done with it. */
export function SheetForm({ action, texts }: SheetFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl" takesState>
      <TextField
        name="file"
        type="file"
        accept=".csv,text/csv,text/plain"
        label={texts.file}
        hint={texts.fileHint}
        error={view.fields.file}
      />
    </FormFrame>
  );
}
