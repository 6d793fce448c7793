"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, SubmitButton } from "@hutong/ui";
import { useActionState, useEffect, useRef } from "react";

interface ApplyFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  /** There is more to do than one answer takes: it goes on by itself, or by the button without a script. */
  readonly goesOn: boolean;
  readonly texts: Readonly<Record<"submit" | "cancel", string>>;
}

/** The one button, with what it does in its name. */
export function ApplyForm({ action, initial, goesOn, texts }: ApplyFormProps) {
  const [view, formAction] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const isRefused = view.errors.length > 0;
  // The name of the button changes with what waits: each answer sets off the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (goesOn && !isRefused) form.current?.requestSubmit();
  }, [goesOn, isRefused, texts.submit]);
  return (
    <form ref={form} action={formAction} className="grid gap-3">
      <FormError errors={view.errors} reference={view.reference} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger">{texts.submit}</SubmitButton>
        <ButtonLink href="/admin/bulk">{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
