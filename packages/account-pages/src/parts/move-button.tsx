"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { useActionState } from "react";

interface MoveButtonProps {
  readonly action: FormViewAction;
  readonly text: string;
  readonly variant?: "primary" | "secondary" | "danger";
}

/** A button of a row: its refusal stands above it. */
export function MoveButton({ action, text, variant = "secondary" }: MoveButtonProps) {
  const [view, formAction] = useActionState(action, idleView);
  return <FormFrame view={view} action={formAction} submit={text} variant={variant} takesState />;
}
