import { CheckboxField, RadioGroupField, RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ShopQuestion } from "../../../loaders.ts";

/** What a site asks to know of her shop, claim by claim. Nothing is ticked but what she lets it know already. */
export function ShopClaims({ question, site }: { question: ShopQuestion; site: string }) {
  const t = useTranslations("consent.shop");
  const claim = useTranslations("claim.name");
  const { shops, shopAccountId, claims } = question;
  const [only] = shops;
  if (!only) return <p className="text-ink-2 text-sm">{t("none", { site })}</p>;
  return (
    <>
      {shops.length === 1 ? (
        <input type="hidden" name="shop" value={only.accountId} />
      ) : (
        <RadioGroupField
          name="shop"
          label={t("which")}
          defaultValue={shopAccountId}
          options={shops.map(({ accountId, realm, name, loginName }) => ({
            value: accountId,
            label: (
              <span className="inline-flex flex-wrap items-center gap-2">
                <RealmBadge realm={realm} />
                {name}
              </span>
            ),
            hint: loginName,
          }))}
        />
      )}
      <fieldset className="grid gap-3" aria-describedby="shop-claims-hint">
        <legend className="mb-1 font-medium text-sm">
          {shops.length === 1 ? t("titleOf", { shop: only.name }) : t("title")}
        </legend>
        <p id="shop-claims-hint" className="text-ink-2 text-sm">
          {t("hint")}
        </p>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {claims.map(({ name, isEssential, isShared }) => (
            <CheckboxField
              key={name}
              id={`claim-${name}`}
              name="claim"
              value={name}
              label={claim(name)}
              hint={isEssential ? t("essential", { site }) : undefined}
              defaultChecked={isShared}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
