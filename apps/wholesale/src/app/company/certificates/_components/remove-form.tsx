"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface RemoveFormProps {
  readonly action: FormViewAction;
  readonly text: string;
  readonly label: string;
}

/** Takes a certificate back. */
export function RemoveForm({ action, text, label }: RemoveFormProps) {
  const [{ errors, reference }, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid gap-2">
      <FormError errors={errors} reference={reference} />
      <SubmitButton variant="secondary" size="small" aria-label={label}>
        {text}
      </SubmitButton>
    </form>
  );
}
