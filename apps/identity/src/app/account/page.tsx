import { Avatar, Card, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AccountPage } from "./_components/account-page.tsx";
import { ContactList } from "./_components/contact-list.tsx";
import { NameForm } from "./_components/name-form.tsx";
import { PreferenceForms } from "./_components/preference-forms.tsx";
import { saveName } from "./actions.ts";
import { loadProfile } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.profile"))("title") };
}

export default async function ProfilePage() {
  const profile = await loadProfile("/account");
  const [t, format] = await Promise.all([getTranslations("account.profile"), getFormatter()]);
  return (
    <AccountPage place="profile">
      <div className="flex items-center gap-4">
        <Avatar name={profile.displayName} size={56} decorative />
        <div className="min-w-0">
          <p className="truncate font-medium text-lg">{profile.displayName}</p>
          <p className="text-ink-2">
            {t("memberSince", { date: format.dateTime(profile.createdAt, { dateStyle: "long" }) })}
          </p>
        </div>
      </div>
      <Section title={t("nameTitle")}>
        <Card>
          <NameForm
            action={saveName}
            displayName={profile.displayName}
            texts={{
              label: t("displayName"),
              hint: t("displayNameHint"),
              submit: t("save"),
              saved: t("saved"),
            }}
          />
        </Card>
      </Section>
      <Section title={t("contactsTitle")} lead={t("contactsLead")}>
        <Card>
          <ContactList contacts={profile.contacts} />
        </Card>
      </Section>
      <Section id="preferences" title={t("preferencesTitle")} lead={t("preferencesLead")}>
        <Card>
          <PreferenceForms />
        </Card>
      </Section>
    </AccountPage>
  );
}
