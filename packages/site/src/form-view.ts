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
