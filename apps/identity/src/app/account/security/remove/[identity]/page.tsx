import { restoredView } from "@hutong/site";
import { ButtonLink, Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { WayInForm } from "../../_components/way-in-form.tsx";
import { removeWayIn } from "../../actions.ts";
import { loadToRemove } from "../../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upstream.remove"))("title") };
}

export default async function RemoveWayInPage({
  params,
  searchParams,
}: PageProps<"/account/security/remove/[identity]">) {
  const [{ identity: id }, asked] = await Promise.all([params, searchParams]);
  const { identity, isOnly } = await loadToRemove(id);
  const [t, locale] = await Promise.all([getTranslations("upstream.remove"), getLocale()]);
  const name = locale === "en" ? identity.nameEn : identity.nameZh;
  return (
    <AccountPage place="security" title={t("titleOf", { name })} lead={t("lead", { name })}>
      {isOnly ? (
        <Notice
          tone="warning"
          title={t("onlyTitle")}
          actions={
            <ButtonLink href="/reset" variant="primary">
              {t("setPassword")}
            </ButtonLink>
          }
        >
          {t("onlyText", { name })}
        </Notice>
      ) : (
        <Card>
          <WayInForm
            action={removeWayIn}
            before={await restoredView("way-in.remove", asked)}
            id={id}
            isDanger
            texts={{ submit: t("submit", { name }), cancel: t("cancel") }}
          />
        </Card>
      )}
    </AccountPage>
  );
}
