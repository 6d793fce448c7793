import type { ConsentView } from "@hutong/identity";
import { claimNames, type SiteLooks } from "@hutong/reputation";
import { CheckboxField, RealmBadge, RelativeTime, SubmitButton } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { keep } from "../actions.ts";

interface SharedClaimsProps {
  readonly consent: ConsentView;
  /** Undefined where it has not asked yet. */
  readonly looks: SiteLooks | undefined;
  readonly now: Date;
}

/** What a site may know of her shop: each claim can be taken back by itself, none added. */
export function SharedClaims({ consent, looks, now }: SharedClaimsProps) {
  const t = useTranslations("account.consents");
  const claim = useTranslations("claim.name");
  const locale = useLocale();
  const { id, clientName, shop, claims } = consent;
  return (
    <form action={keep} className="mt-3 grid gap-3 border-line border-t pt-3">
      <input type="hidden" name="id" value={id} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 inline-flex flex-wrap items-center gap-2 font-medium">
          {t("shopTitle")}
          {shop && <RealmBadge realm={shop.realm} />}
          {shop?.name}
        </legend>
        <p className="text-ink-2 text-sm">
          {looks ? (
            <>
              {t("looked", { count: looks.count })}{" "}
              <RelativeTime date={looks.lastAt} now={now} locale={locale} />
            </>
          ) : (
            t("notLooked")
          )}
        </p>
        {!shop && <p className="text-ink-2 text-sm">{t("shopGone")}</p>}
        <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
          {claimNames
            .filter((name) => claims.includes(name))
            .map((name) => (
              <CheckboxField
                key={name}
                id={`keep-${id}-${name}`}
                name="claim"
                value={name}
                label={claim(name)}
                defaultChecked
              />
            ))}
        </div>
      </fieldset>
      <div>
        <SubmitButton variant="secondary" aria-label={t("keepNamed", { site: clientName })}>
          {t("keep")}
        </SubmitButton>
      </div>
    </form>
  );
}
