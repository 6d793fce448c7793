"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { CodeField, FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface AcceptFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"code" | "codeHint" | "accept", string>>;
}

export function AcceptForm({ action, texts }: AcceptFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <CodeField name="code" label={texts.code} hint={texts.codeHint} error={view.fields.code} />
      <div>
        <SubmitButton>{texts.accept}</SubmitButton>
      </div>
    </form>
  );
}
