import type { FormErrorItem } from "@hutong/ui";
import { getTranslations } from "next-intl/server";

/** What a refused form carries, whether it came by a server action or by a native post. */
interface Refusal {
  readonly code?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly reference?: string | undefined;
}

export interface FormErrors {
  readonly summary: readonly FormErrorItem[];
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly reference: string | undefined;
}

/** The texts of a refusal: one for each field that was wrong, else one for the form. Empty without a refusal. */
export async function formErrors(refusal: Refusal | undefined): Promise<FormErrors> {
  if (!refusal?.code) return { summary: [], fields: {}, reference: undefined };
  const t = await getTranslations("refusal");
  const fields: Record<string, string> = {};
  for (const [field, key] of Object.entries(refusal.fields ?? {})) {
    const known = `field.${key.replaceAll(".", "_")}`;
    fields[field] = t.has(known) ? t(known) : t("field.invalid");
  }
  const items = Object.entries(fields).map(([field, message]) => ({ field, message }));
  const seconds = Math.max(1, Math.ceil(refusal.retryAfterSeconds ?? 60));
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? t("seconds", { count: seconds }) : t("minutes", { count: minutes });
  const text = t.has(`code.${refusal.code}`) ? t(`code.${refusal.code}`, { wait }) : t("code.unknown");
  return {
    summary: items.length > 0 ? items : [{ message: text }],
    fields,
    reference: refusal.code === "unknown" ? refusal.reference : undefined,
  };
}
