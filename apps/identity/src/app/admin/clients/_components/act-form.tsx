"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { typedField } from "@hutong/site/form-view";
import { TextField } from "@hutong/ui";
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
    <FormFrame
      view={{ ...view, errors }}
      action={formAction}
      submit={texts.submit}
      variant={props.isDanger ? "danger" : "secondary"}
      done={texts.done}
      hidden={{ clientId: client.clientId, clientName: client.name }}
      width="2xl"
    >
      <TextField
        {...typedField(view, "reason")}
        id={reasonId}
        label={texts.reason}
        hint={texts.reasonHint}
        optional={props.isReasonOptional}
        maxLength={500}
      />
    </FormFrame>
  );
}
