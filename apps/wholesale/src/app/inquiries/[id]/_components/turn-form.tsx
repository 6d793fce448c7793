"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface TurnFormProps {
  readonly action: FormViewAction;
  readonly to: "open" | "closed";
  readonly text: string;
}

/** Closes or reopens: each undoes the other. */
export function TurnForm({ action, to, text }: TurnFormProps) {
  const [{ errors, reference }, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid justify-items-end gap-2">
      <FormError errors={errors} reference={reference} />
      <input type="hidden" name="to" value={to} />
      <SubmitButton variant="secondary">{text}</SubmitButton>
    </form>
  );
}
