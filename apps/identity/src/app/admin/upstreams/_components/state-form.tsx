"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, Notice, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface StateFormProps {
  readonly action: FormViewAction;
  readonly initial: FormView;
  readonly slug: string;
  readonly isDanger: boolean;
  readonly texts: Readonly<Record<"reason" | "reasonHint" | "submit" | "done", string>>;
}

/** Takes a provider's button away, or puts it back, with the reason that goes into the audit. */
export function StateForm({ action, initial, slug, isDanger, texts }: StateFormProps) {
  const [view, formAction] = useActionState(action, initial);
  const errors = view.errors.map((item) =>
    item.field === "reason" ? { ...item, field: "state-reason" } : item,
  );
  return (
    <form action={formAction} className="grid max-w-2xl gap-4" noValidate>
      <FormError errors={errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.done}</Notice>}
      <input type="hidden" name="slug" value={slug} />
      <TextField
        name="reason"
        id="state-reason"
        label={texts.reason}
        hint={texts.reasonHint}
        defaultValue={view.status === "done" ? "" : (view.values.reason ?? "")}
        error={view.fields.reason}
        maxLength={280}
      />
      <div>
        <SubmitButton variant={isDanger ? "danger" : "secondary"}>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
