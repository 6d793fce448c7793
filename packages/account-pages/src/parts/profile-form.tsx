"use client";

import { type FormViewAction, idleView } from "@hutong/site/form-view";
import {
  type Choice,
  FormError,
  Notice,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from "@hutong/ui";
import { useActionState } from "react";

export type ProfileField = "name" | "nameEn" | "region" | "intro" | "introEn" | "notice" | "noticeEn";

interface ProfileFormProps {
  readonly action: FormViewAction;
  readonly values: Readonly<Partial<Record<ProfileField, string>>>;
  readonly regions: readonly Choice[];
  /** False: no shop stands behind it, so there is no place for a notice to visitors. */
  readonly hasNotice: boolean;
  readonly texts: Readonly<Record<ProfileField | "noticeHint" | "submit" | "saved", string>>;
}

export function ProfileForm({ action, values, regions, hasNotice, texts }: ProfileFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const field = (name: ProfileField) => ({
    name,
    label: texts[name],
    error: view.fields[name],
    defaultValue: view.values[name] ?? values[name] ?? "",
  });
  return (
    <form action={formAction} className="grid max-w-xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{texts.saved}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("name")} maxLength={80} autoComplete="organization" />
        <TextField {...field("nameEn")} maxLength={80} optional />
      </div>
      <SelectField {...field("region")} options={regions} optional />
      <TextAreaField {...field("intro")} rows={3} maxLength={280} optional />
      <TextAreaField {...field("introEn")} rows={3} maxLength={280} optional />
      {hasNotice && (
        <>
          <TextAreaField {...field("notice")} hint={texts.noticeHint} rows={2} maxLength={280} optional />
          <TextAreaField {...field("noticeEn")} rows={2} maxLength={280} optional />
        </>
      )}
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
