import type { FormView } from "@hutong/site/form-view";

/** A form that answers with a credential: it is shown in that answer and nowhere else. */
export interface CredentialView extends FormView {
  readonly credential?: {
    readonly compact: string;
    /** What is to be said of it, in the reader's words. */
    readonly note: string;
  };
}

/** What such a form's server action looks like to `useActionState`. */
export type CredentialAction = (before: CredentialView, form: FormData) => Promise<CredentialView>;
