import type { FormState } from "@hutong/site";
import type { FormView } from "./form-view.ts";
import { formErrors } from "./refusal-text.ts";

/**
 * A form's state in the reader's words. `blame` names the field of this form that a refusal as a whole belongs to,
 * with the key of its text there: a wrong code is shown at the code.
 */
export async function shownForm(
  state: FormState,
  blame: Readonly<Record<string, { readonly field: string; readonly key: string }>> = {},
): Promise<FormView> {
  const place = blame[state.code ?? ""];
  const fields = place ? { [place.field]: place.key, ...state.fields } : state.fields;
  const { summary, fields: texts, reference } = await formErrors({ ...state, fields });
  return { status: state.status, errors: summary, fields: texts, values: state.values ?? {}, reference };
}
