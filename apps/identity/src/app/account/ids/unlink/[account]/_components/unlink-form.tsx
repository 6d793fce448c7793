"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormView, type FormViewAction, secretField } from "@hutong/site/form-view";
import { PasswordField } from "@hutong/ui";
import { useActionState } from "react";

interface UnlinkFormProps {
  readonly action: FormViewAction;
  readonly before: FormView;
  readonly accountId: string;
  /** For password managers: whose password it will be. */
  readonly userName: string;
  readonly texts: {
    readonly password: string;
    readonly hint: string;
    readonly submit: string;
    readonly cancel: string;
  };
}

export function UnlinkForm({ action, before, accountId, userName, texts }: UnlinkFormProps) {
  const [view, formAction] = useActionState(action, before);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      variant="danger"
      cancel={{ href: "/account/ids", text: texts.cancel }}
      hidden={{ account: accountId }}
      width="md"
      takesState
    >
      <input type="text" name="username" value={userName} autoComplete="username" readOnly hidden />
      <PasswordField
        {...secretField(view, "password")}
        label={texts.password}
        hint={texts.hint}
        autoComplete="new-password"
        maxLength={1024}
      />
    </FormFrame>
  );
}
