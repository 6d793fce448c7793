"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SubmitButton } from "@hutong/ui";
import { type ReactNode, useActionState } from "react";

interface WayInFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  /** What is added or removed. */
  readonly id: string;
  readonly isDanger?: boolean;
  /** What is chosen besides. */
  readonly children?: ReactNode;
  readonly texts: { readonly submit: string; readonly cancel: string };
}

/** Adds a way in, takes one away, or proves another ID by one. */
export function WayInForm({ action, before, id, isDanger, children, texts }: WayInFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid gap-4" id="upstream" tabIndex={-1}>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="id" value={id} />
      {children}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={isDanger ? "danger" : "primary"}>{texts.submit}</SubmitButton>
        <ButtonLink href="/account/security">{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
