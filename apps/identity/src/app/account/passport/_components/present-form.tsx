"use client";

import { idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState } from "react";
import type { CredentialAction, CredentialView } from "../credential-view.ts";
import { ClaimChoices } from "./claim-choices.tsx";
import { CredentialResult, type CredentialTexts } from "./credential-result.tsx";

interface PresentFormProps {
  readonly action: CredentialAction;
  readonly claims: readonly { readonly value: string; readonly label: string }[];
  readonly maxChars: number;
  readonly texts: CredentialTexts & {
    readonly paste: string;
    readonly pasteHint: string;
    readonly pick: string;
    readonly submit: string;
  };
}

export function PresentForm({ action, claims, maxChars, texts }: PresentFormProps) {
  const [view, formAction] = useActionState<CredentialView, FormData>(action, idleView);
  return (
    <div className="grid gap-4">
      {view.credential && (
        <CredentialResult key={view.credential.compact} credential={view.credential} texts={texts} />
      )}
      <form action={formAction} className="grid gap-4" noValidate>
        <FormError errors={view.errors} reference={view.reference} />
        <TextAreaField
          name="compact"
          label={texts.paste}
          hint={texts.pasteHint}
          defaultValue={view.values.compact}
          error={view.fields.compact}
          maxLength={maxChars}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          className="break-all font-mono text-xs"
        />
        <ClaimChoices legend={texts.pick} claims={claims} group="pick" isChecked={false} />
        <div>
          <SubmitButton>{texts.submit}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
