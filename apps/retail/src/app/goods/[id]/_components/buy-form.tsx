"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { type RadioChoice, RadioGroupField, TextField } from "@hutong/ui";
import { useActionState } from "react";

interface BuyFormProps {
  readonly action: FormViewAction;
  readonly colour: string;
  /** The sizes of this colour: each is goods of their own. */
  readonly sizes: readonly RadioChoice[];
  readonly chosen: string | undefined;
  readonly texts: Readonly<Record<"sizes" | "count" | "submit", string>>;
}

/** A size of the colour that is shown, how many, and into the cart. */
export function BuyForm({ action, colour, sizes, chosen, texts }: BuyFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      hidden={{ colour }}
      width="md"
      takesState
    >
      <RadioGroupField
        name="sku"
        label={texts.sizes}
        look="chips"
        options={sizes}
        defaultValue={view.values.sku ?? chosen}
        error={view.fields.sku}
      />
      <div className="max-w-28">
        <TextField
          {...typedField(view, "count", "1")}
          label={texts.count}
          inputMode="numeric"
          maxLength={3}
        />
      </div>
    </FormFrame>
  );
}
