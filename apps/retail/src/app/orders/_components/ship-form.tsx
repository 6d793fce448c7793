"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { TextField } from "@hutong/ui";
import { useActionState } from "react";

interface ShipFormProps {
  readonly action: FormViewAction;
  readonly texts: Readonly<Record<"carrier" | "trackingNo" | "submit", string>>;
}

/** Carrier and number of a parcel. */
export function ShipForm({ action, texts }: ShipFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="md" takesState>
      <TextField {...typedField(view, "carrier")} label={texts.carrier} maxLength={32} />
      <TextField {...typedField(view, "trackingNo")} label={texts.trackingNo} maxLength={40} />
    </FormFrame>
  );
}
