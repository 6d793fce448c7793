import { uriFault } from "@hutong/identity/clients";
import { type FormState, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { getTranslations } from "next-intl/server";

/** A secret that was just issued: in this one answer and nowhere else. */
export interface Issued {
  readonly clientId: string;
  readonly clientName: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
}

/** A client's form after a try; `issued` once a secret was made. */
export interface ClientFormView extends FormView {
  readonly issued?: Issued | undefined;
}

const uriFields = ["redirectUris", "postLogoutRedirectUris"] as const;

/** A client's form in the reader's words: of addresses it says which line is wrong, and why. */
export async function shownClientForm(
  state: FormState,
  place: { readonly form: string; readonly path: string },
): Promise<ClientFormView> {
  const view = await shownForm(state, { place });
  if (state.code !== "invalid_input") return view;
  const texts: Record<string, string> = {};
  for (const field of uriFields) {
    const text = state.fields?.[field] ? await linesText(view.values[field] ?? "") : undefined;
    if (text) texts[field] = text;
  }
  return {
    ...view,
    fields: { ...view.fields, ...texts },
    errors: view.errors.map((item) => ({ ...item, message: texts[item.field ?? ""] ?? item.message })),
  };
}

/** What is wrong in which lines, numbered as they were typed. */
async function linesText(typed: string): Promise<string | undefined> {
  const t = await getTranslations("refusal");
  const seen = new Set<string>();
  const faults = typed.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim();
    if (line === "") return [];
    const fault = seen.has(line) ? "twice" : line.length > 2_048 ? "too_long" : uriFault(line);
    seen.add(line);
    return fault ? [t("line", { line: index + 1, why: t(`field.client_uri_${fault}`) })] : [];
  });
  return faults.length > 0 ? faults.slice(0, 5).join(" ") : undefined;
}
