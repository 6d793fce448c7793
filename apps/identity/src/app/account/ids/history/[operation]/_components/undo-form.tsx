"use client";

import { FormFrame } from "@hutong/site/form-frame";
import type { FormView, FormViewAction } from "@hutong/site/form-view";

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
    <FormFrame
      view={view}
      action={formAction}
      submit={submit}
      variant="secondary"
      hidden={{ operation: operationId }}
      takesState
    />
  );
}
