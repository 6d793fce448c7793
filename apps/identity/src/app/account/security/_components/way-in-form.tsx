"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface WayInFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  /** What is added or removed. */
  readonly id: string;
  readonly isDanger?: boolean;
  readonly texts: { readonly submit: string; readonly cancel: string };
}

/** Adds a way in, or takes one away. */
export function WayInForm({ action, before, id, isDanger, texts }: WayInFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid gap-4" id="upstream" tabIndex={-1}>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={isDanger ? "danger" : "primary"}>{texts.submit}</SubmitButton>
        <ButtonLink href="/account/security">{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
