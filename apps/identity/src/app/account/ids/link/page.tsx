import { requireFreshSession, restoredView } from "@hutong/site";
import { Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../_components/account-page.tsx";
import { LinkSteps } from "./_components/link-steps.tsx";
import { ProveForm } from "./_components/prove-form.tsx";
import { prove } from "./actions.ts";
import { proveForm } from "./prove-form-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("linking.prove"))("title") };
}

const realms = ["retail", "mall", "deals", "wholesale"] as const;

export default async function ProvePage({ searchParams }: PageProps<"/account/ids/link">) {
  const query = await searchParams;
  const realm = realms.find((one) => one === query.realm) ?? "";
  await requireFreshSession(`/account/ids/link${realm && `?realm=${realm}`}`);
  const [t, words] = await Promise.all([
    getTranslations("linking.prove"),
    getTranslations("account.ids.realm"),
  ]);
  return (
    <AccountPage place="ids" title={t("title")} lead={t("lead")}>
      <LinkSteps current={0} />
      <Card
        footer={
          <Link href="/account/ids/dispute" className="text-accent underline-offset-2 hover:underline">
            {t("cannot")}
          </Link>
        }
      >
        <ProveForm
          action={prove}
          before={await restoredView(proveForm, query)}
          realm={realm}
          texts={{
            realm: t("realm"),
            anyRealm: t("anyRealm"),
            realms: realms.map((value) => ({ value, label: words(value) })),
            identifier: t("identifier"),
            identifierHint: t("identifierHint"),
            password: t("password"),
            passwordHint: t("passwordHint"),
            submit: t("submit"),
          }}
        />
      </Card>
      <Notice>{t("nothingYet")}</Notice>
    </AccountPage>
  );
}
