"use client";

import { FormFrame } from "@hutong/site/form-frame";
import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { useActionState } from "react";

interface WithdrawFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly applicationId: string;
  readonly texts: { readonly submit: string; readonly hint: string };
}

/** Takes an application back. */
export function WithdrawForm({ action, before, applicationId, texts }: WithdrawFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="secondary"
      hidden={{ application: applicationId }}
      takesState
    >
      <p className="text-ink-2 text-sm">{texts.hint}</p>
    </FormFrame>
  );
}
