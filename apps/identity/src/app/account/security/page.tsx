import { passwordLength } from "@hutong/identity";
import { ButtonLink, Card, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { loadProfile } from "../loaders.ts";
import { PasswordForm } from "./_components/password-form.tsx";
import { WaysIn } from "./_components/ways-in.tsx";
import { savePassword } from "./actions.ts";
import { loadWaysIn } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("title") };
}

export default async function SecurityPage({ searchParams }: PageProps<"/account/security">) {
  const { displayName, passwordChangedAt, contacts } = await loadProfile("/account/security");
  const [t, format, waysIn, { done }] = await Promise.all([
    getTranslations("account.security"),
    getFormatter(),
    loadWaysIn(),
    searchParams,
  ]);
  const said =
    done === "added" || done === "removed" ? <Notice tone="success">{t(`ways.${done}`)}</Notice> : null;
  if (!passwordChangedAt) {
    return (
      <AccountPage place="security">
        {said}
        <Section title={t("passwordTitle")} lead={t("none")}>
          <Card>
            <ButtonLink href="/reset" variant="primary">
              {t("setOne")}
            </ButtonLink>
          </Card>
        </Section>
        <WaysIn {...waysIn} />
      </AccountPage>
    );
  }
  return (
    <AccountPage place="security">
      {said}
      <Section title={t("passwordTitle")} lead={t("passwordLead")}>
        <Card
          footer={
            <span className="flex flex-wrap justify-between gap-x-6 gap-y-1">
              <span>
                {t("changedAt", { date: format.dateTime(passwordChangedAt, { dateStyle: "long" }) })}
              </span>
              <Link href="/reset" className="text-accent underline-offset-2 hover:underline">
                {t("forgot")}
              </Link>
            </span>
          }
        >
          <PasswordForm
            action={savePassword}
            userName={contacts[0]?.value ?? displayName}
            texts={{
              current: t("current"),
              next: t("next"),
              nextHint: t("nextHint", { min: passwordLength.alone }),
              submit: t("submit"),
              done: t("done"),
            }}
          />
        </Card>
      </Section>
      <WaysIn {...waysIn} />
    </AccountPage>
  );
}
