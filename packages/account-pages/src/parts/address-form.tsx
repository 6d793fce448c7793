"use client";

import {
  Button,
  ButtonLink,
  CheckboxField,
  type Choice,
  FormError,
  SelectField,
  SubmitButton,
  TextField,
} from "@hutong/ui";
import { type ChangeEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import type { AddressView } from "../address-view.ts";

type AddressField =
  | "recipient"
  | "mobile"
  | "province"
  | "city"
  | "district"
  | "street"
  | "zip"
  | "isDefault"
  | "isReturn";

interface AddressFormProps {
  readonly action: (before: AddressView, form: FormData) => Promise<AddressView>;
  readonly before: AddressView;
  readonly addressId: string;
  readonly provinces: readonly Choice[];
  readonly texts: Readonly<Record<AddressField | "showRegions" | "submit" | "cancel", string>> & {
    readonly hint: Readonly<Partial<Record<AddressField, string>>>;
  };
  readonly cancelHref: string;
}

export function AddressForm({ action, before, addressId, provinces, texts, cancelHref }: AddressFormProps) {
  const [view, formAction] = useActionState(action, before);
  // That of the first rendering: sent twice, it is one entry, also where the page was refreshed meanwhile.
  const [id] = useState(addressId);
  const chosen = useRef<string>("");

  // The lists below a choice come from the server with a new select: the focus stays where she is.
  useEffect(() => {
    if (chosen.current && view) document.getElementById(chosen.current)?.focus();
    chosen.current = "";
  }, [view]);

  const showRegions = ({ currentTarget }: ChangeEvent<HTMLSelectElement>) => {
    if (!currentTarget.form) return;
    chosen.current = currentTarget.id;
    const form = new FormData(currentTarget.form);
    form.set("intent", "region");
    startTransition(() => formAction(form));
  };

  const field = (name: AddressField) => ({
    name,
    label: texts[name],
    hint: texts.hint[name],
    error: view.fields[name],
    defaultValue: view.values[name] ?? "",
  });
  const mark = (name: "isDefault" | "isReturn") => ({
    name,
    label: texts[name],
    hint: texts.hint[name],
    defaultChecked: view.values[name] === "on",
  });
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="address" value={id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("recipient")} autoComplete="name" maxLength={32} />
        <TextField
          {...field("mobile")}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={20}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField {...field("province")} options={provinces} onChange={showRegions} />
        <SelectField {...field("city")} options={view.cities} onChange={showRegions} />
        <SelectField {...field("district")} options={view.districts} />
      </div>
      <noscript>
        <Button type="submit" name="intent" value="region">
          {texts.showRegions}
        </Button>
      </noscript>
      <TextField {...field("street")} autoComplete="street-address" maxLength={120} />
      <div className="max-w-40">
        <TextField {...field("zip")} inputMode="numeric" autoComplete="postal-code" maxLength={6} optional />
      </div>
      <div className="grid gap-2">
        <CheckboxField {...mark("isDefault")} />
        <CheckboxField {...mark("isReturn")} />
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{texts.submit}</SubmitButton>
        <ButtonLink href={cancelHref}>{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}
