import { passwordLength } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { ButtonLink, Card, DefinitionList, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { UnlinkForm } from "./_components/unlink-form.tsx";
import { unlink } from "./actions.ts";
import { loadLeaving } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("linking.unlink"))("title") };
}

export default async function UnlinkPage({
  params,
  searchParams,
}: PageProps<"/account/ids/unlink/[account]">) {
  const [{ account }, query] = await Promise.all([params, searchParams]);
  const { id, isOnly } = await loadLeaving(account);
  const [t, words] = await Promise.all([
    getTranslations("linking.unlink"),
    getTranslations("account.ids.realm"),
  ]);
  const facts = { name: id.loginName, realm: words(id.realm) };
  if (isOnly || id.status === "frozen") {
    const key = isOnly ? "only" : "frozen";
    return (
      <AccountPage place="ids" title={t("titleOf", facts)}>
        <Notice
          tone="warning"
          title={t(`${key}Title`)}
          actions={<ButtonLink href="/account/ids">{t("toIds")}</ButtonLink>}
        >
          {t(`${key}Text`)}
        </Notice>
      </AccountPage>
    );
  }
  return (
    <AccountPage place="ids" title={t("titleOf", facts)} lead={t("lead", facts)}>
      <Card>
        <DefinitionList
          items={[
            { term: t("leaves"), value: t("leavesText", facts) },
            { term: t("stays"), value: t("staysText") },
            { term: t("signedOut"), value: t("signedOutText", facts) },
            { term: t("cooling"), value: t("coolingText") },
          ]}
        />
      </Card>
      <Section title={t("passwordTitle", facts)} lead={t("passwordLead")}>
        <Card>
          <UnlinkForm
            action={unlink}
            before={await restoredView("link.unlink", query)}
            accountId={account}
            userName={id.loginName}
            texts={{
              password: t("password", facts),
              hint: t("passwordHint", { min: passwordLength.alone }),
              submit: t("submit", facts),
              cancel: t("cancel"),
            }}
          />
        </Card>
      </Section>
    </AccountPage>
  );
}
