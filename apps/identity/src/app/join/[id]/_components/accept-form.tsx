"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, secretField } from "@hutong/site/form-view";
import { CodeField } from "@hutong/ui";
import { useActionState } from "react";

interface AcceptFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"code" | "codeHint" | "accept", string>>;
}

export function AcceptForm({ action, texts }: AcceptFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.accept}>
      <CodeField {...secretField(view, "code")} label={texts.code} hint={texts.codeHint} />
    </FormFrame>
  );
}
