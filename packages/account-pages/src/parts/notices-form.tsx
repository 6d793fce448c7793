"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import { CheckboxField, FormError, Notice, SubmitButton } from "@hutong/ui";
import { useActionState } from "react";

interface NoticesFormProps {
  readonly action: FormViewAction;
  readonly groups: readonly {
    readonly title: string;
    readonly ways: readonly { readonly name: string; readonly label: string; readonly isOn: boolean }[];
  }[];
  readonly isReadOnly: boolean;
  readonly texts: Readonly<Record<"submit" | "saved", string>>;
}

export function NoticesForm({ action, groups, isReadOnly, texts }: NoticesFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid max-w-xl gap-5" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.saved}</Notice>}
      {groups.map(({ title, ways }) => (
        <fieldset key={title} disabled={isReadOnly} className="grid gap-2">
          <legend className="mb-1 font-medium text-ink text-sm">{title}</legend>
          {ways.map(({ name, label, isOn }) => (
            // Mounted anew with what was saved: React resets a form to what it was mounted with.
            <CheckboxField key={`${name} ${isOn}`} name={name} label={label} defaultChecked={isOn} />
          ))}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div>
          <SubmitButton>{texts.submit}</SubmitButton>
        </div>
      )}
    </form>
  );
}
