import type { SeatTerms } from "@hutong/identity";
import { formatFen } from "@hutong/kernel";
import { useLocale, useTranslations } from "next-intl";

/** What a seat may do and spend, in a line. */
export function TermsText({ terms }: { terms: SeatTerms }) {
  const t = useTranslations("account.staff");
  const role = useTranslations("account.ids.role");
  const locale = useLocale();
  const limit = (key: "perOrder" | "perMonth", fen: bigint | null) =>
    fen === null ? [] : [t(key, { amount: formatFen(fen, locale) })];
  const limits = [...limit("perOrder", terms.orderLimitFen), ...limit("perMonth", terms.monthLimitFen)];
  return <>{[role(terms.role), ...(limits.length > 0 ? limits : [t("noLimit")])].join(" · ")}</>;
}
