"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SubmitButton } from "@hutong/ui";
import { type ReactNode, useActionState } from "react";

interface CartFormProps {
  readonly action: FormViewAction;
  readonly texts: { readonly save: string; readonly go: string };
  readonly children: ReactNode;
}

/** The whole cart is one form: its buttons say what is to be done with it. */
export function CartForm({ action, texts, children }: CartFormProps) {
  const [{ errors, reference }, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid gap-4" noValidate>
      <FormError errors={errors} reference={reference} />
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <SubmitButton variant="secondary">{texts.save}</SubmitButton>
        <SubmitButton name="go" value="checkout">
          {texts.go}
        </SubmitButton>
      </div>
    </form>
  );
}
