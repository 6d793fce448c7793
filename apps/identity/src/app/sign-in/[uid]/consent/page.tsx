import { formErrors } from "@hutong/site";
import { Button, Card, CheckboxField, DefinitionList, FormError, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { loadConsent, loadInteraction, loadShopQuestion } from "../../loaders.ts";
import { Expired } from "../_components/expired.tsx";
import { ShopClaims } from "./_components/shop-claims.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consent"))("title") };
}

/** What each scope lets a site know, in the order it is shown. */
const optionalScopes = ["profile", "email", "site_accounts", "offline_access"] as const;

export default async function ConsentForm({ params }: PageProps<"/sign-in/[uid]/consent">) {
  const { uid } = await params;
  const interaction = await loadInteraction(uid);
  if (!interaction?.userId) return <Expired />;
  if (interaction.prompt !== "consent") redirect(`/sign-in/${uid}`);
  const [t, person, question, flash] = await Promise.all([
    getTranslations("consent"),
    loadConsent(interaction.userId),
    loadShopQuestion(interaction),
    readFlash(`consent:${uid}`),
  ]);
  const errors = await formErrors(flash);
  const asked = optionalScopes.filter((scope) => interaction.scopes.includes(scope));
  const site = interaction.clientName;
  return (
    <Page width="narrow" title={t("title", { site })} lead={t("lead", { site })}>
      <Card>
        <form method="post" action={`/sign-in/${uid}/consent/submit`} className="grid gap-4">
          <FormError errors={errors.summary} reference={errors.reference} />
          <DefinitionList
            items={[
              { term: t("who"), value: person.displayName },
              { term: t("site"), value: `${site} (${new URL(interaction.redirectUri).host})` },
              { term: t("until"), value: t("untilText") },
            ]}
          />
          {asked.length > 0 && (
            <fieldset className="grid gap-3">
              <legend className="mb-2 font-medium text-sm">{t("mayKnow")}</legend>
              {asked.map((scope) => (
                <CheckboxField
                  key={scope}
                  id={`allow-${scope}`}
                  name="allow"
                  value={scope}
                  label={t(`scope.${scope}`)}
                  hint={t(`hint.${scope}`, { name: person.displayName, email: person.email ?? "—" })}
                  defaultChecked
                />
              ))}
            </fieldset>
          )}
          {question && <ShopClaims question={question} site={site} />}
          <p className="text-ink-2 text-sm">{t("always")}</p>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="answer" value="yes" variant="primary">
              {t("allow")}
            </Button>
            <Button type="submit" name="answer" value="no">
              {t("decline")}
            </Button>
          </div>
        </form>
      </Card>
      <p className="text-ink-2 text-sm">{t("later")}</p>
    </Page>
  );
}
