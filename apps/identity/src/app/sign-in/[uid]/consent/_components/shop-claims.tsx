import { CheckboxField, RadioGroupField, RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ShopQuestion } from "../../../loaders.ts";

/** What a site asks to know of her shop, claim by claim, and to do there, scope by scope. */
export function ShopClaims({ question, site }: { question: ShopQuestion; site: string }) {
  const t = useTranslations("consent.shop");
  const { shops, shopAccountId, claims, scopes } = question;
  const [only] = shops;
  return (
    <>
      {!only && <p className="text-ink-2 text-sm">{t("none", { site })}</p>}
      {only && shops.length === 1 && <input type="hidden" name="shop" value={only.accountId} />}
      {shops.length > 1 && (
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
      {only && claims.length > 0 && (
        <Claims question={question} site={site} shop={shops.length === 1 ? only.name : undefined} />
      )}
      {scopes.length > 0 && <Doings scopes={scopes} shop={shops.length === 1 ? only?.name : undefined} />}
    </>
  );
}

/** Nothing is ticked but what she lets it know already. */
function Claims({
  question,
  site,
  shop,
}: {
  question: ShopQuestion;
  site: string;
  shop: string | undefined;
}) {
  const t = useTranslations("consent.shop");
  const claim = useTranslations("claim.name");
  return (
    <fieldset className="grid gap-3" aria-describedby="shop-claims-hint">
      <legend className="mb-1 font-medium text-sm">{shop ? t("titleOf", { shop }) : t("title")}</legend>
      <p id="shop-claims-hint" className="text-ink-2 text-sm">
        {t("hint")}
      </p>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {question.claims.map(({ name, isEssential, isShared }) => (
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
  );
}

/** What it asks to do in her name, through the shops' API. */
function Doings({ scopes, shop }: { scopes: ShopQuestion["scopes"]; shop: string | undefined }) {
  const t = useTranslations("consent");
  return (
    <fieldset className="grid gap-3" aria-describedby="shop-api-hint">
      <legend className="mb-1 font-medium text-sm">
        {shop ? t("api.titleOf", { shop }) : t("api.title")}
      </legend>
      <p id="shop-api-hint" className="text-ink-2 text-sm">
        {t("api.hint")}
      </p>
      {scopes.map((scope) => (
        <CheckboxField
          key={scope}
          id={`allow-${scope}`}
          name="allow"
          value={scope}
          label={t(`scope.${scope}`)}
          defaultChecked
        />
      ))}
    </fieldset>
  );
}
