"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState, useRef, useState } from "react";

interface ComposerProps {
  readonly action: FormViewAction;
  readonly firstKey: string;
  readonly texts: Readonly<Record<"label" | "hint" | "submit" | "sent", string>>;
}

/** Writes the next message. Ctrl or ⌘ with Enter sends. */
export function Composer({ action, firstKey, texts }: ComposerProps) {
  const [{ status, errors, fields, values, reference }, formAction] = useActionState(action, idleView);
  const form = useRef<HTMLFormElement>(null);
  // The page is rendered anew whenever something comes in: a message keeps the key it was begun with.
  const [key] = useState(firstKey);
  return (
    <form ref={form} action={formAction} className="grid gap-3" noValidate>
      <FormError errors={errors} reference={reference} />
      <input type="hidden" name="key" value={values.key ?? key} />
      <TextAreaField
        name="body"
        label={texts.label}
        hint={texts.hint}
        defaultValue={values.body ?? ""}
        error={fields.body}
        rows={4}
        maxLength={4000}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
            return;
          event.preventDefault();
          form.current?.requestSubmit();
        }}
      />
      <div className="flex items-center gap-3">
        <SubmitButton>{texts.submit}</SubmitButton>
        <span role="status" className="text-ink-3 text-sm">
          {status === "done" ? texts.sent : ""}
        </span>
      </div>
    </form>
  );
}
