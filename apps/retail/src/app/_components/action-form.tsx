"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { type ReactNode, useActionState, useState } from "react";

interface ActionFormProps {
  readonly action: FormViewAction;
  readonly submit: string;
  readonly variant?: "primary" | "secondary" | "danger";
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** A form whose only answers are a way on, or a refusal above it. */
export function ActionForm({ action, submit, variant = "primary", hidden = {}, children }: ActionFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  // Those of the first rendering: sent twice, it is one and the same wish.
  const [kept] = useState(hidden);
  return (
    <FormFrame view={view} action={formAction} submit={submit} variant={variant} hidden={kept} takesState>
      {children}
    </FormFrame>
  );
}
