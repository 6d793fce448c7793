"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

interface WordsFormProps {
  readonly action: FormViewAction;
  readonly name: "plea" | "words";
  readonly texts: Readonly<Record<"words" | "hint" | "submit", string>>;
  /** With pictures to choose. */
  readonly pictures?: {
    readonly most: number;
    readonly maxBytes: number;
    readonly texts: Readonly<Record<"label" | "hint" | "tooBig" | "tooMany", string>>;
  };
}

/** What a side has to say. */
export function WordsForm({ action, name, texts, pictures }: WordsFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const [fault, setFault] = useState("");
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="secondary"
      width="xl"
      takesState
    >
      <TextAreaField
        {...typedField(view, name)}
        label={texts.words}
        hint={texts.hint}
        rows={3}
        maxLength={1_000}
        required={!pictures}
      />
      {pictures && (
        <TextField
          name="pictures"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          label={pictures.texts.label}
          hint={pictures.texts.hint}
          required={false}
          optional
          error={fault || view.fields.pictures}
          onChange={(event) => {
            const input = event.currentTarget;
            const files = [...(input.files ?? [])];
            const isTooBig = files.some(({ size }) => size > pictures.maxBytes);
            const isTooMany = files.length > pictures.most;
            setFault(isTooBig ? pictures.texts.tooBig : isTooMany ? pictures.texts.tooMany : "");
            // Taken out again at once: what is left can be sent.
            if (isTooBig || isTooMany) input.value = "";
          }}
        />
      )}
    </FormFrame>
  );
}
