"use client";

import { ButtonLink, FormError, Notice, SubmitButton } from "@hutong/ui";
import type { ReactNode } from "react";
import type { FormView } from "./form-view.ts";

const widths = { full: "", md: " max-w-md", xl: " max-w-xl", "2xl": " max-w-2xl" } as const;

interface FormFrameProps {
  /** What the last try came to: `useActionState`'s first. */
  readonly view: FormView;
  /** `useActionState`'s second. */
  readonly action: (form: FormData) => void;
  readonly submit: string;
  readonly variant?: "primary" | "secondary" | "danger";
  /** For forms that are a page of their own: a button as wide as the fields. */
  readonly wideButton?: boolean;
  /** Where to instead. */
  readonly cancel?: { readonly href: string; readonly text: string };
  /** Said once the action is done, where the page stays. */
  readonly done?: string;
  /** What goes along unseen, such as the id of the thing acted on. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly width?: keyof typeof widths;
  /** Lets the summary lead to the form itself where a refusal is about none of its fields (field `state`). */
  readonly takesState?: boolean;
  readonly children?: ReactNode;
}

/**
 * The frame of every form: the summary of what is wrong, its fields, its button. The form's client part keeps the state
 * (`useActionState`) and spreads `typedField` into the fields.
 */
export function FormFrame(props: FormFrameProps) {
  const { view, action, submit, variant = "primary", width = "full" } = props;
  const button = (
    <SubmitButton variant={variant} wide={props.wideButton ?? false}>
      {submit}
    </SubmitButton>
  );
  return (
    <form
      action={action}
      className={`grid gap-4${widths[width]}`}
      noValidate
      {...(props.takesState ? { id: "state", tabIndex: -1 } : {})}
    >
      <FormError errors={view.errors} reference={view.reference} />
      {props.done && view.status === "done" && <Notice tone="success">{props.done}</Notice>}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      {props.wideButton ? (
        button
      ) : (
        <div className="flex flex-wrap gap-2">
          {button}
          {props.cancel && <ButtonLink href={props.cancel.href}>{props.cancel.text}</ButtonLink>}
        </div>
      )}
    </form>
  );
}
