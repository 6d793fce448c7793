import { seatRoles } from "@hutong/identity";
import { getTranslations } from "next-intl/server";

/** The words of the form for a seat, which its client part cannot look up. */
export async function seatFormTexts(owner: string, submit: string) {
  const [t, role] = await Promise.all([
    getTranslations("account.staff"),
    getTranslations("account.ids.role"),
  ]);
  return {
    roles: seatRoles.map((value) => ({ value, label: role(value) })),
    texts: {
      name: t("name"),
      nameHint: t("nameHint", { owner }),
      contact: t("contact"),
      contactHint: t("contactHint"),
      role: t("role"),
      orderLimit: t("orderLimit"),
      monthLimit: t("monthLimit"),
      limitHint: t("limitHint"),
      submit,
    },
  };
}
