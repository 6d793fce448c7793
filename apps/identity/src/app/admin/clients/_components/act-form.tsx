"use client";

import { FormError, Notice, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";
import type { ClientFormView } from "../client-view.ts";
import { IssuedSecret, type IssuedTexts } from "./issued-secret.tsx";

interface ActFormProps {
  readonly action: (before: ClientFormView, form: FormData) => Promise<ClientFormView>;
  readonly initial: ClientFormView;
  readonly client: { readonly clientId: string; readonly name: string };
  /** The id of the field of the reason: the page has two. */
  readonly reasonId: string;
  readonly texts: {
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
    readonly done: string;
  };
  readonly isReasonOptional?: boolean;
  readonly isDanger?: boolean;
  readonly issuedTexts: IssuedTexts;
}

/** One act on a client, with the reason that goes into the audit. */
export function ActForm(props: ActFormProps) {
  const { action, initial, client, reasonId, texts, issuedTexts } = props;
  const [view, formAction] = useActionState(action, initial);
  if (view.issued) return <IssuedSecret issued={view.issued} texts={issuedTexts} />;
  const errors = view.errors.map((item) => (item.field === "reason" ? { ...item, field: reasonId } : item));
  return (
    <form action={formAction} className="grid max-w-2xl gap-4" noValidate>
      <FormError errors={errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.done}</Notice>}
      <input type="hidden" name="clientId" value={client.clientId} />
      <input type="hidden" name="clientName" value={client.name} />
      <TextField
        name="reason"
        id={reasonId}
        label={texts.reason}
        hint={texts.reasonHint}
        optional={props.isReasonOptional}
        defaultValue={view.status === "done" ? "" : (view.values.reason ?? "")}
        error={view.fields.reason}
        maxLength={500}
      />
      <div>
        <SubmitButton variant={props.isDanger ? "danger" : "secondary"}>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
