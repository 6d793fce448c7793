import { ButtonLink, Card, EmptyState, RelativeTime, Timeline } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../_components/account-page.tsx";
import { loadHistory } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("linking.history"))("title") };
}

const tones = { link: "success", merge: "success", unlink: "warning", undo: "info" } as const;

export default async function HistoryPage() {
  const entries = await loadHistory();
  const [t, words] = await Promise.all([
    getTranslations("linking.history"),
    getTranslations("account.ids.realm"),
  ]);
  const now = new Date();
  return (
    <AccountPage place="ids" title={t("title")} lead={t("lead")}>
      <Card flush={entries.length === 0}>
        {entries.length === 0 ? (
          <EmptyState
            title={t("emptyTitle")}
            actions={<ButtonLink href="/account/ids/link">{t("link")}</ButtonLink>}
          >
            {t("emptyText")}
          </EmptyState>
        ) : (
          <Timeline
            label={t("title")}
            events={entries.map(({ id, kind, direction, named, at, undoneAt, undoableUntil }) => ({
              key: id,
              tone: undoneAt ? "neutral" : tones[kind],
              title: t(`kind.${kind}_${direction}`, {
                name: named?.loginName ?? "",
                realm: named ? words(named.realm) : "",
              }),
              time: <RelativeTime date={at} now={now} />,
              body: (
                <Link
                  href={`/account/ids/history/${id}`}
                  className="text-accent underline-offset-2 hover:underline"
                >
                  {kind === "undo" || undoneAt || undoableUntil <= now ? t("details") : t("detailsUndo")}
                </Link>
              ),
            }))}
          />
        )}
      </Card>
    </AccountPage>
  );
}
