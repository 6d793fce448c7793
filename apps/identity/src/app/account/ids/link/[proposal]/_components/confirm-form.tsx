"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { ButtonLink, FormError, RadioGroupField, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface Choice {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly hint?: string | undefined;
  }[];
}

interface ConfirmFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly proposalId: string;
  readonly scope: Choice | undefined;
  readonly use: Choice | undefined;
  readonly texts: { readonly submit: string; readonly cancel: string };
}

/** What comes along, which account to use, and the one button. */
export function ConfirmForm({ action, before, proposalId, scope, use, texts }: ConfirmFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <form action={formAction} className="grid gap-4" noValidate id="state" tabIndex={-1}>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="proposal" value={proposalId} />
      {scope && (
        <RadioGroupField
          name="scope"
          label={scope.label}
          options={scope.options}
          defaultValue={view.values.scope ?? scope.options[0]?.value}
        />
      )}
      {use && (
        <RadioGroupField
          name="useAccount"
          label={use.label}
          options={use.options}
          defaultValue={view.values.useAccount ?? use.options[0]?.value}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{texts.submit}</SubmitButton>
        <ButtonLink href="/account/ids">{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
