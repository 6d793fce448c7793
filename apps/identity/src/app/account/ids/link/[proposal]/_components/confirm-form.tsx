"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, typedField } from "@hutong/site/form-view";
import { RadioGroupField } from "@hutong/ui";
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
  /** Nothing to choose: everything comes, also what comes into being until the button is pressed. */
  readonly scope: Choice | undefined;
  readonly use: Choice | undefined;
  readonly texts: { readonly submit: string; readonly cancel: string };
}

/** What comes along, which account to use, and the one button. */
export function ConfirmForm({ action, before, proposalId, scope, use, texts }: ConfirmFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      cancel={{ href: "/account/ids", text: texts.cancel }}
      hidden={{ proposal: proposalId, ...(scope ? {} : { scope: "person" }) }}
      takesState
    >
      {scope && (
        <RadioGroupField
          {...typedField(view, "scope", scope.options[0]?.value)}
          label={scope.label}
          options={scope.options}
        />
      )}
      {use && (
        <RadioGroupField
          {...typedField(view, "useAccount", use.options[0]?.value)}
          label={use.label}
          options={use.options}
        />
      )}
    </FormFrame>
  );
}
