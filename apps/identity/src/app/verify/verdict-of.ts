import type { VerifiedCredential } from "@hutong/reputation/credential";
import { claimWords, type SaidClaim } from "@hutong/site";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { Verdict } from "./verify-view.ts";

/** A verified credential in the reader's words. */
export async function verdictOf(verified: VerifiedCredential, now: Date): Promise<Verdict> {
  const [t, words, level, realm, format, locale] = await Promise.all([
    getTranslations("verify"),
    getTranslations("claim"),
    getTranslations("ui.level"),
    getTranslations("site.realm"),
    getFormatter(),
    getLocale(),
  ]);
  const { state } = verified;
  const said = { state, title: t(`state.${state}`), text: t(`text.${state}`) };
  if (!("claims" in verified)) return { ...said, facts: [], claims: [] };
  const { shop, claims, issuedAt, expiresAt } = verified;
  const day = (date: Date | string) => format.dateTime(new Date(date), { dateStyle: "medium" });
  return {
    ...said,
    facts: [
      { term: t("shop"), words: shop.name },
      // The cast: we signed it, and it names a realm of ours.
      { term: t("login"), words: `${realm(shop.realm as "retail")} ${shop.login_name}` },
      { term: t("issued"), words: day(issuedAt) },
      { term: t("until"), words: day(expiresAt) },
    ],
    claims: claims.map(({ claim, carried }) => {
      const one = { claim, value: carried.value } as SaidClaim; // a pair that was signed together
      const window = { to: day(carried.window_to), facts: carried.facts };
      return {
        term: words(`name.${claim}`),
        words: claimWords(one, { t: words, level, locale, now }),
        source: carried.window_from
          ? words("source", { from: day(carried.window_from), ...window })
          : words("sourceAll", window),
      };
    }),
  };
}
