import { csvLine, csvStart } from "@hutong/kernel";
import { type BuyerLine, type ClaimName, claimNames } from "@hutong/reputation";
import { loadClaimWords } from "@hutong/site";
import { getTranslations } from "next-intl/server";

/** Buyers as CSV, a line each and a column a claim; what is withheld says so. */
export async function buyersCsv(buyers: readonly BuyerLine[], now: Date): Promise<string> {
  const [t, claim, text] = await Promise.all([
    getTranslations("buyers"),
    getTranslations("claim"),
    loadClaimWords(now),
  ]);
  const cell = ({ passport }: BuyerLine, name: ClaimName) => {
    const figure = passport.figures.find((one) => one.claim === name);
    if (figure) return text(figure);
    return passport.withheld.includes(name) ? t("withheld") : "";
  };
  const head = [
    t("buyer"),
    t("relationHead"),
    t("since"),
    ...claimNames.map((name) => claim(`name.${name}`)),
  ];
  const lines = buyers.map((buyer) =>
    csvLine([
      buyer.loginName,
      t(`relation.${buyer.relation}`),
      buyer.since.toISOString(),
      ...claimNames.map((name) => cell(buyer, name)),
    ]),
  );
  return csvStart + csvLine(head) + lines.join("");
}
