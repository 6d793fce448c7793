"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { FormError, SelectField, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface ShopFormProps {
  readonly action: FormViewAction;
  readonly shops: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly texts: Readonly<Record<"label" | "hint" | "submit", string>>;
}

/** Which of her shops stands behind the ID. */
export function ShopForm({ action, shops, chosen, texts }: ShopFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid max-w-md gap-3" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <SelectField
        name="shop"
        label={texts.label}
        hint={texts.hint}
        options={shops}
        placeholder={false}
        defaultValue={view.values.shop ?? chosen}
        error={view.fields.shop}
      />
      <div>
        <SubmitButton variant="secondary">{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
