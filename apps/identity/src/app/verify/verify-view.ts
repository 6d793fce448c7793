import type { FormView } from "@hutong/site/form-view";

/** What a credential is worth, in the reader's words. */
export interface Verdict {
  readonly state: "good" | "withdrawn" | "expired" | "forged" | "not_ours";
  readonly title: string;
  readonly text: string;
  /** What it says; nothing of one that is not genuine is shown. */
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  readonly claims: readonly { readonly term: string; readonly words: string; readonly source: string }[];
}

/** The form of the page that verifies, with what it found. */
export interface VerifyView extends FormView {
  readonly verdict?: Verdict;
}

/** What its server action looks like to `useActionState`. */
export type VerifyAction = (before: VerifyView, form: FormData) => Promise<VerifyView>;
