import type { Activity } from "@hutong/identity";
import { ButtonLink, Card, EmptyState, Notice, RelativeTime, Timeline, type TimelineEvent } from "@hutong/ui";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { activityWords } from "./activity-words.ts";
import { activityLimit, loadMyActivity } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.activity"))("title") };
}

export default async function ActivityPage() {
  const activity = await loadMyActivity();
  return (
    <AccountPage place="activity">
      <ActivityList activity={activity} now={new Date()} />
    </AccountPage>
  );
}

function ActivityList({ activity, now }: { activity: readonly Activity[]; now: Date }) {
  const t = useTranslations("account.activity");
  const told = useTold(now);
  return (
    <>
      <Card flush={activity.length === 0}>
        {activity.length === 0 ? (
          <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
        ) : (
          <Timeline label={t("label")} events={activity.map(told)} />
        )}
      </Card>
      {activity.length >= activityLimit && (
        <p className="text-ink-3">{t("limit", { count: activityLimit })}</p>
      )}
      <Notice
        title={t("notYou")}
        actions={<ButtonLink href="/account/security">{t("notYouLink")}</ButtonLink>}
      >
        {t("notYouText")}
      </Notice>
    </>
  );
}

/** Tells an entry in words: what, from where, by whom where it was not herself, and when. */
function useTold(now: Date): (entry: Activity) => TimelineEvent {
  const t = useTranslations("account");
  return (entry) => {
    const { key, realm, name, tone, by } = activityWords(entry);
    const realmName = realm ? t(`ids.realm.${realm}`) : "";
    const known = t.has(`activity.action.${key}`);
    const title = known
      ? t(`activity.action.${key}`, { name, realm: realmName })
      : t("activity.action.other", { action: entry.action });
    const notes = [
      by === "other" && t("activity.byOther"),
      by === "system" && t("activity.bySystem"),
      // Where an administrator sat is not hers to know.
      entry.ip && by !== "other" && t("activity.from", { address: entry.ip }),
    ].filter(Boolean);
    return {
      key: entry.id,
      title,
      tone,
      time: <RelativeTime date={entry.at} now={now} />,
      ...(notes.length > 0 ? { body: <span className="num">{notes.join(" · ")}</span> } : {}),
    };
  };
}
