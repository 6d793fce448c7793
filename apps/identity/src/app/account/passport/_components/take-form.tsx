"use client";

import { idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";
import type { CredentialAction, CredentialView } from "../credential-view.ts";
import { ClaimChoices } from "./claim-choices.tsx";
import { CredentialResult, type CredentialTexts } from "./credential-result.tsx";

interface TakeFormProps {
  readonly action: CredentialAction;
  readonly group: string;
  readonly claims: readonly { readonly value: string; readonly label: string }[];
  readonly texts: CredentialTexts & {
    readonly choose: string;
    readonly chooseHint: string;
    readonly submit: string;
    readonly present: string;
  };
}

export function TakeForm({ action, group, claims, texts }: TakeFormProps) {
  const [view, formAction] = useActionState<CredentialView, FormData>(action, idleView);
  return (
    <div className="grid gap-4">
      {view.credential && (
        <CredentialResult
          key={view.credential.compact}
          credential={view.credential}
          texts={texts}
          present={{ href: "/account/passport/present", text: texts.present }}
        />
      )}
      <form action={formAction} className="grid gap-4" noValidate>
        <FormError errors={view.errors} reference={view.reference} />
        <ClaimChoices
          legend={texts.choose}
          hint={texts.chooseHint}
          error={view.fields.claims}
          claims={claims}
          group={group}
          isChecked
        />
        <div>
          <SubmitButton>{texts.submit}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
