"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface UndoFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly operationId: string;
  readonly submit: string;
}

export function UndoForm({ action, before, operationId, submit }: UndoFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid gap-3" id="state" tabIndex={-1}>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="operation" value={operationId} />
      <div>
        <SubmitButton variant="secondary">{submit}</SubmitButton>
      </div>
    </form>
  );
}
