"use client";

import type { ClientView } from "@hutong/identity/clients";
import {
  CheckboxField,
  FormError,
  Notice,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from "@hutong/ui";
import { useActionState } from "react";
import type { ClientFormView } from "../client-view.ts";
import type { ClientFormTexts } from "./client-form-texts.ts";
import { IssuedSecret, type IssuedTexts } from "./issued-secret.tsx";

type Action = (before: ClientFormView, form: FormData) => Promise<ClientFormView>;

interface ClientFormProps {
  readonly action: Action;
  /** How it begins: empty, or with what was typed before a confirmation. */
  readonly initial: ClientFormView;
  /** The client to change; absent for a new one. */
  readonly client?: ClientView;
  readonly texts: ClientFormTexts;
  readonly submit: string;
  readonly done: string;
  readonly issuedTexts: IssuedTexts;
}

/** What is said of a client: for a new one, and to change it. */
export function ClientForm(props: ClientFormProps) {
  const { action, initial, client, texts, submit, done, issuedTexts } = props;
  const [view, formAction] = useActionState(action, initial);
  if (view.issued) return <IssuedSecret issued={view.issued} texts={issuedTexts} />;
  const wasTyped = view.values.name !== undefined && view.status !== "done";
  const typed = (name: string, stored: string) => (wasTyped ? (view.values[name] ?? "") : stored);
  const isTicked = (name: "requireConsent" | "shopCredentials" | "shopApi", stored: boolean) =>
    wasTyped ? view.values[name] === "on" : stored;
  const asksConsent = isTicked("requireConsent", client?.requireConsent ?? true);
  const mayAskShops = isTicked("shopCredentials", client?.shopCredentials ?? false);
  const mayUseApi = isTicked("shopApi", client?.shopApi ?? false);
  return (
    <form action={formAction} className="grid max-w-2xl gap-4" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      {view.status === "done" && <Notice tone="success">{done}</Notice>}
      {client && <input type="hidden" name="clientId" value={client.clientId} />}
      <TextField
        {...texts.name}
        name="name"
        defaultValue={typed("name", client?.name ?? "")}
        error={view.fields.name}
        maxLength={80}
      />
      <UriFields typed={typed} client={client} fields={view.fields} texts={texts} />
      {!client && (
        <SelectField
          {...texts.authMethod}
          key={typed("authMethod", "client_secret_basic")}
          name="authMethod"
          defaultValue={typed("authMethod", "client_secret_basic")}
          error={view.fields.authMethod}
          placeholder={false}
          options={texts.authMethods}
        />
      )}
      <SelectField
        {...texts.idTokenAlg}
        key={`alg-${typed("idTokenAlg", client?.idTokenAlg ?? "ES256")}`}
        name="idTokenAlg"
        defaultValue={typed("idTokenAlg", client?.idTokenAlg ?? "ES256")}
        error={view.fields.idTokenAlg}
        placeholder={false}
        options={["ES256", "RS256"].map((value) => ({ value, label: value }))}
      />
      <CheckboxField
        {...texts.requireConsent}
        key={`consent-${asksConsent}`}
        name="requireConsent"
        defaultChecked={asksConsent}
      />
      <CheckboxField
        {...texts.shopCredentials}
        key={`shops-${mayAskShops}`}
        name="shopCredentials"
        defaultChecked={mayAskShops}
        error={view.fields.shopCredentials}
      />
      <CheckboxField
        {...texts.shopApi}
        key={`api-${mayUseApi}`}
        name="shopApi"
        defaultChecked={mayUseApi}
        error={view.fields.shopApi}
      />
      <LifetimeFields typed={typed} client={client} fields={view.fields} texts={texts} />
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </form>
  );
}

interface PartProps {
  readonly typed: (name: string, stored: string) => string;
  readonly client: ClientView | undefined;
  readonly fields: ClientFormView["fields"];
  readonly texts: ClientFormTexts;
}

function UriFields({ typed, client, fields, texts }: PartProps) {
  const area = { rows: 3, spellCheck: false, className: "font-mono text-sm", maxLength: 42_000 } as const;
  return (
    <>
      <TextAreaField
        {...texts.redirectUris}
        {...area}
        name="redirectUris"
        defaultValue={typed("redirectUris", client?.redirectUris.join("\n") ?? "")}
        error={fields.redirectUris}
      />
      <TextAreaField
        {...texts.postLogoutRedirectUris}
        {...area}
        name="postLogoutRedirectUris"
        defaultValue={typed("postLogoutRedirectUris", client?.postLogoutRedirectUris.join("\n") ?? "")}
        error={fields.postLogoutRedirectUris}
        optional
      />
      <TextField
        {...texts.backchannelLogoutUri}
        name="backchannelLogoutUri"
        type="url"
        className="font-mono text-sm"
        defaultValue={typed("backchannelLogoutUri", client?.backchannelLogoutUri ?? "")}
        error={fields.backchannelLogoutUri}
        maxLength={2_048}
        optional
      />
    </>
  );
}

function LifetimeFields({ typed, client, fields, texts }: PartProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{texts.lifetimes}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {texts.lifetimeFields.map(({ name, label, hint, usual, seconds }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            inputMode="decimal"
            maxLength={10}
            defaultValue={typed(
              name,
              client ? String(Math.round((client[name] / seconds) * 10_000) / 10_000) : usual,
            )}
            error={fields[name]}
          />
        ))}
      </div>
    </fieldset>
  );
}
