"use client";

import type { FormView, FormViewAction } from "@hutong/site/form-view";
import { FormError, Notice, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";
import type { UpstreamField, UpstreamFormTexts } from "./upstream-form-texts.ts";

interface UpstreamFormProps {
  readonly action: FormViewAction;
  /** How it begins: as the provider stands, or with what was typed before a confirmation. */
  readonly initial: FormView;
  /** What stands in the fields where nothing was typed. */
  readonly stored: Readonly<Partial<Record<UpstreamField, string>>>;
  /** The provider to change; absent for a new one. */
  readonly slug?: string;
  readonly texts: UpstreamFormTexts;
  readonly submit: string;
  readonly done: string;
}

const widths: Partial<Record<UpstreamField, number>> = {
  slug: 32,
  issuer: 255,
  clientId: 255,
  nameZh: 40,
  nameEn: 40,
};

/** What is said of a provider: for a new one, and to change it. */
export function UpstreamForm({ action, initial, stored, slug, texts, submit, done }: UpstreamFormProps) {
  const [view, formAction] = useActionState(action, initial);
  const wasTyped = view.values.clientId !== undefined && view.status !== "done";
  const field = (name: UpstreamField) => ({
    ...texts[name],
    name,
    defaultValue: wasTyped ? (view.values[name] ?? "") : (stored[name] ?? ""),
    error: view.fields[name],
    maxLength: widths[name] ?? 280,
    spellCheck: false,
  });
  return (
    <form action={formAction} className="grid max-w-2xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{done}</Notice>}
      {slug === undefined ? (
        <>
          <TextField {...field("slug")} autoCapitalize="none" />
          <TextField {...field("issuer")} inputMode="url" />
        </>
      ) : (
        <input type="hidden" name="slug" value={slug} />
      )}
      <TextField {...field("clientId")} />
      <TextField
        {...field("clientSecret")}
        type="password"
        defaultValue=""
        autoComplete="off"
        maxLength={1024}
        optional
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("nameZh")} />
        <TextField {...field("nameEn")} />
      </div>
      <TextField {...field("scopes")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("emailClaim")} />
        <TextField {...field("nameClaim")} />
      </div>
      <TextField {...field("position")} inputMode="numeric" />
      <TextField {...field("reason")} />
      <div>
        <SubmitButton variant="primary">{submit}</SubmitButton>
      </div>
    </form>
  );
}
