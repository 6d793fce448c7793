"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import {
  type Choice,
  type RadioChoice,
  RadioGroupField,
  SelectField,
  TextAreaField,
  TextField,
} from "@hutong/ui";
import { useActionState } from "react";

type OpenField = "name" | "nameEn" | "region" | "notice" | "returnDays" | "returnNote";

interface OpenFormProps {
  readonly action: FormViewAction;
  readonly regions: readonly Choice[];
  readonly returnDays: readonly RadioChoice[];
  readonly texts: Readonly<
    Record<OpenField | "nameHint" | "noticeHint" | "returnNoteHint" | "submit", string>
  >;
}

export function OpenForm({ action, regions, returnDays, texts }: OpenFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const field = (name: OpenField, stored = "") => ({ ...typedField(view, name, stored), label: texts[name] });
  return (
    <FormFrame view={view} action={formAction} submit={texts.submit} width="xl">
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField {...field("name")} hint={texts.nameHint} maxLength={30} autoComplete="organization" />
        <TextField {...field("nameEn")} maxLength={60} optional />
      </div>
      <SelectField {...field("region")} options={regions} optional />
      <TextAreaField {...field("notice")} hint={texts.noticeHint} rows={2} maxLength={280} optional />
      <RadioGroupField {...field("returnDays", "7")} options={returnDays} />
      <TextAreaField {...field("returnNote")} hint={texts.returnNoteHint} rows={2} maxLength={280} optional />
    </FormFrame>
  );
}
