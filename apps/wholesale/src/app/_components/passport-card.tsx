import { claimNames, type SeenPassport } from "@hutong/reputation";
import { ClaimSource, ClaimValue } from "@hutong/site";
import { Badge, Card, RealmBadge } from "@hutong/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { inLanguage } from "./words.ts";

type PassportCardProps = {
  /** Undefined where the buyer is not there any more. */
  passport: SeenPassport | undefined;
  title?: string | undefined;
  now: Date;
  heading?: "h2" | "h3" | undefined;
};

/** A buyer's shop passport as a supplier sees it: what is shown, endorsed with its date, and what is withheld. */
export function PassportCard({ passport, title, now, heading }: PassportCardProps) {
  const t = useTranslations("passport");
  const claim = useTranslations("claim");
  const locale = useLocale();
  const format = useFormatter();
  const computedAt = passport?.figures
    .map((figure) => figure.computedAt.getTime())
    .toSorted((a, b) => a - b)[0];
  return (
    <Card title={title ?? t("card")} heading={heading}>
      {!passport?.hasShop ? (
        <p className="text-ink-2">{t("noShop")}</p>
      ) : (
        <div className="grid gap-3">
          {passport.shop ? (
            <p className="flex flex-wrap items-center gap-2">
              <RealmBadge realm={passport.shop.realm} />
              <span className="font-medium">
                {inLanguage(locale, passport.shop.name, passport.shop.nameEn)}
              </span>
            </p>
          ) : (
            <p className="text-ink-2">{t("unnamed")}</p>
          )}
          {passport.figures.length > 0 && (
            <dl className="divide-y divide-line">
              {passport.figures.map((figure) => (
                <div key={figure.claim} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
                  <dt className="w-32 shrink-0 text-ink-3 text-sm">{claim(`name.${figure.claim}`)}</dt>
                  <dd className="min-w-0 flex-1 basis-40">
                    <ClaimValue claim={figure.claim} value={figure.value} now={now} />
                    <span className="block text-ink-3 text-xs">
                      <ClaimSource figure={figure} />
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {computedAt !== undefined && (
            <p>
              <Badge tone="success">
                {t("endorsed", {
                  date: format.dateTime(computedAt, { year: "numeric", month: "long", day: "numeric" }),
                })}
              </Badge>
            </p>
          )}
          <Withheld passport={passport} />
        </div>
      )}
    </Card>
  );
}

function Withheld({ passport: { figures, withheld } }: { passport: SeenPassport }) {
  const t = useTranslations("passport");
  const claim = useTranslations("claim");
  if (withheld.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-ink-3 text-sm">
        {figures.length === 0 && withheld.length === claimNames.length ? t("allWithheld") : t("withheld")}
      </p>
      <ul aria-label={t("withheld")} className="flex flex-wrap gap-1.5">
        {withheld.map((one) => (
          <li key={one}>
            <Badge>{claim(`name.${one}`)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
