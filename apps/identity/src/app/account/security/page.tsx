import { passwordLength } from "@hutong/identity";
import { ButtonLink, Card, Section } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { loadProfile } from "../loaders.ts";
import { PasswordForm } from "./_components/password-form.tsx";
import { savePassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("title") };
}

export default async function SecurityPage() {
  const { displayName, passwordChangedAt, contacts } = await loadProfile("/account/security");
  const [t, format] = await Promise.all([getTranslations("account.security"), getFormatter()]);
  if (!passwordChangedAt) {
    return (
      <AccountPage place="security">
        <Section title={t("passwordTitle")} lead={t("none")}>
          <Card>
            <ButtonLink href="/reset" variant="primary">
              {t("setOne")}
            </ButtonLink>
          </Card>
        </Section>
      </AccountPage>
    );
  }
  return (
    <AccountPage place="security">
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
    </AccountPage>
  );
}
