import { getTranslations } from "next-intl/server";
import { keepTyped, keptTyped } from "./confirmed.ts";
import type { FormState } from "./form-state.ts";
import { type FormView, idleView } from "./form-view.ts";
import { formErrors } from "./refusal-text.ts";

interface ShownFormOptions {
  /**
   * Names the field of this form that a refusal as a whole belongs to, with the key of its text there: a wrong code is
   * shown at the code.
   */
  readonly blame?: Readonly<Record<string, { readonly field: string; readonly key: string }>>;
  /**
   * The form's name and its page, for a verb that asks for a fresh sign-in: what was typed is kept, and the refusal
   * offers the way to confirm and come back (see `restoredView`).
   */
  readonly place?: { readonly form: string; readonly path: string };
}

/** A form's state in the reader's words. */
export async function shownForm(
  state: FormState,
  { blame = {}, place: page }: ShownFormOptions = {},
): Promise<FormView> {
  const place = blame[state.code ?? ""];
  const fields = place ? { [place.field]: place.key, ...state.fields } : state.fields;
  const { summary, fields: texts, reference } = await formErrors({ ...state, fields });
  const values = state.values ?? {};
  if (state.code !== "reauthenticate" || !page)
    return { status: state.status, errors: summary, fields: texts, values, reference };
  const t = await getTranslations("refusal");
  const way = { href: await keepTyped(page, values), text: t("confirm") };
  const errors = summary.map((item, index) => (index === 0 ? { ...item, way } : item));
  return { status: state.status, errors, fields: texts, values, reference };
}

/**
 * What the form named `form` starts with: nothing, or, where its writer comes back from confirming that it is she, what
 * she had typed. For `useActionState` in the form's client part.
 */
export async function restoredView(
  form: string,
  searchParams: Readonly<Record<string, string | string[] | undefined>>,
): Promise<FormView> {
  return { ...idleView, values: await keptTyped(form, searchParams) };
}
