import type { FormErrorItem } from "@hutong/ui";

/** A form after a try, in words: what its client part needs, and nothing that needs translating there. */
export interface FormView {
  readonly status: "idle" | "done" | "refused";
  /** Everything that is wrong, for the summary on top of the form. */
  readonly errors: readonly FormErrorItem[];
  /** The same by field, for the places themselves. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** What was typed; never a password or code. */
  readonly values: Readonly<Record<string, string>>;
  readonly reference?: string | undefined;
}

export const idleView: FormView = { status: "idle", errors: [], fields: {}, values: {} };

/** What a form's server action looks like to `useActionState`. */
export type FormViewAction = (before: FormView, form: FormData) => Promise<FormView>;

/** What a field of the form takes from its view: its name, what was typed (else `stored`), and what is wrong with it. */
export function typedField(view: FormView, name: string, stored = "") {
  return { name, defaultValue: view.values[name] ?? stored, error: view.fields[name] };
}

/** The same for passwords and codes: what was typed is not shown again. */
export function secretField(view: FormView, name: string) {
  return { name, error: view.fields[name] };
}
