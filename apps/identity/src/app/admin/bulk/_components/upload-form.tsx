"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface UploadFormProps {
  readonly action: FormViewAction;
  readonly maxBytes: number;
  readonly texts: Readonly<Record<"file" | "fileHint" | "tooBig" | "paste" | "pasteHint" | "submit", string>>;
}

/** A file, or lines pasted from a spreadsheet. A file that is too big is not even sent. */
export function UploadForm({ action, maxBytes, texts }: UploadFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const [isTooBig, setTooBig] = useState(false);
  return (
    <form
      action={formAction}
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        if (isTooBig) event.preventDefault();
      }}
    >
      <FormError errors={view.errors} reference={view.reference} />
      <TextField
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        label={texts.file}
        hint={texts.fileHint}
        required={false}
        error={isTooBig ? texts.tooBig : view.fields.file}
        onChange={(event) => setTooBig((event.currentTarget.files?.[0]?.size ?? 0) > maxBytes)}
      />
      <TextAreaField
        name="text"
        label={texts.paste}
        hint={texts.pasteHint}
        optional
        rows={5}
        defaultValue={view.values.text}
        spellCheck={false}
        className="font-mono text-sm"
      />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
