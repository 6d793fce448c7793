import { shopRegions } from "@hutong/profile";
import { Card, DefinitionList, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { saveProfile } from "./actions.ts";
import { loadAccount, loadProfile } from "./loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { type ProfileField, ProfileForm } from "./parts/profile-form.tsx";
import { accountPath } from "./paths.ts";

export interface AccountPageProps {
  readonly params: Promise<{ readonly account: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const fields: readonly ProfileField[] = [
  "name",
  "nameEn",
  "region",
  "intro",
  "introEn",
  "notice",
  "noticeEn",
];

export async function profileMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("place.profile") };
}

/** What an account says of itself. */
export async function ProfilePage({ params }: AccountPageProps) {
  const { account: accountId } = await params;
  const page = await loadAccount(accountId, accountPath(accountId));
  const [profile, t] = await Promise.all([loadProfile(accountId), getTranslations("accountArea.profile")]);
  const counts = page.counts.get(accountId);
  const all = await getTranslations("accountArea");
  const text = Object.fromEntries(fields.map((field) => [field, t(field)])) as Record<ProfileField, string>; // its own keys
  const values = Object.fromEntries(fields.map((field) => [field, profile?.[field] ?? ""]));
  const regions = [...new Set([...(profile?.region ? [profile.region] : []), ...shopRegions])];
  const hasShop = profile?.hasShop ?? false;
  return (
    <AccountFrame page={page} place="">
      {counts && (
        <p className="text-ink-2">{all("inquiries", { open: counts.open, unread: counts.unread })}</p>
      )}
      {page.mayWrite ? (
        <Card heading="h2" title={t("title")} lead={t(hasShop ? "lead" : "leadNoShop")}>
          <ProfileForm
            action={saveProfile.bind(null, accountId)}
            values={values}
            regions={regions.map((region) => ({ value: region, label: region }))}
            hasNotice={hasShop}
            texts={{ ...text, noticeHint: t("noticeHint"), submit: t("submit"), saved: t("saved") }}
          />
        </Card>
      ) : (
        <>
          <Notice>{all("readOnly")}</Notice>
          <Card heading="h2" title={t("title")}>
            <DefinitionList
              items={fields
                .filter((field) => values[field])
                .map((field) => ({ term: text[field], value: values[field] }))}
            />
          </Card>
        </>
      )}
    </AccountFrame>
  );
}
