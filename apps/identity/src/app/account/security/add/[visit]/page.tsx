import { restoredView } from "@hutong/site";
import { ButtonLink, Card, DefinitionList, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { TakenWayIn } from "../../_components/taken-way-in.tsx";
import { WayInForm } from "../../_components/way-in-form.tsx";
import { addWayIn } from "../../actions.ts";
import { loadToAdd } from "../../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upstream.add"))("title") };
}

export default async function AddWayInPage({
  params,
  searchParams,
}: PageProps<"/account/security/add/[visit]">) {
  const [{ visit }, asked] = await Promise.all([params, searchParams]);
  const { proof, isTaken, isOwn, others } = await loadToAdd(visit);
  const [t, locale] = await Promise.all([getTranslations("upstream.add"), getLocale()]);
  const state = proof ? (isTaken ? "taken" : isOwn ? "own" : undefined) : "gone";
  const name = (locale === "en" ? proof?.nameEn : proof?.nameZh) ?? "";
  if (!proof || state) {
    return (
      <AccountPage place="security" title={t("title")}>
        <Notice
          tone={state === "own" ? "info" : "warning"}
          title={t(`${state ?? "gone"}Title`, { name })}
          actions={<ButtonLink href="/account/security">{t("toSecurity")}</ButtonLink>}
        >
          {t(`${state ?? "gone"}Text`, { name })}
        </Notice>
        {proof && state === "taken" && (
          <TakenWayIn
            visit={visit}
            slug={proof.slug}
            name={name}
            others={others}
            before={await restoredView("way-in.add", asked)}
          />
        )}
      </AccountPage>
    );
  }
  return (
    <AccountPage place="security" title={t("titleOf", { name })} lead={t("lead", { name })}>
      <Card>
        <DefinitionList
          items={[
            { term: t("provider"), value: name },
            { term: t("calls"), value: proof.suggestedName ?? t("unsaid") },
            { term: t("address"), value: proof.suggestedEmail ?? t("unsaid") },
          ]}
        />
        <div className="mt-4">
          <WayInForm
            action={addWayIn}
            before={await restoredView("way-in.add", asked)}
            id={visit}
            texts={{ submit: t("submit", { name }), cancel: t("cancel") }}
          />
        </div>
      </Card>
    </AccountPage>
  );
}
