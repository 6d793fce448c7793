import { type NoticeWay, noticeWays } from "@hutong/profile";
import { Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { saveNotices } from "./actions.ts";
import { doorOf } from "./doors.ts";
import { loadAccount, loadNotices } from "./loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { NoticesForm } from "./parts/notices-form.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";

export async function noticesMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("place.notices") };
}

/** Of what an account is told, and how. */
export async function NoticesPage({ params }: AccountPageProps) {
  const { account: accountId } = await params;
  const page = await loadAccount(accountId, accountPath(accountId, "notices"));
  const [settings, t] = await Promise.all([loadNotices(accountId), getTranslations("accountArea.notices")]);
  // Inquiries are between wholesale accounts.
  const kinds =
    doorOf(page.account) === "wholesale" ? (["inquiry", "change"] as const) : (["change"] as const);
  const groups = kinds.map((kind) => ({
    title: t(`kind.${kind}`),
    ways: noticeWays
      .filter((way) => way.kind === kind)
      .map(({ channel }) => {
        const name = `${kind}.${channel}` as NoticeWay; // as the settings name it
        return { name, label: t(`channel.${channel}`), isOn: settings[name] ?? true };
      }),
  }));
  return (
    <AccountFrame page={page} place="notices">
      {!page.isOwner && <Notice>{t("ownerOnly")}</Notice>}
      <Card heading="h2" title={t("title")} lead={t("lead")}>
        <NoticesForm
          action={saveNotices.bind(null, accountId)}
          groups={groups}
          isReadOnly={!page.isOwner}
          texts={{ submit: t("submit"), saved: t("saved") }}
        />
      </Card>
    </AccountFrame>
  );
}
