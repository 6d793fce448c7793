import { Button, EmptyState, RealmBadge, Table, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { loadFound } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 254).trim() : "";
  const found = await loadFound(query);
  const t = await getTranslations("admin.people");
  return (
    <AdminPage place="people">
      <form method="get" className="flex max-w-xl items-end gap-2">
        <div className="flex-1">
          <TextField name="q" type="search" label={t("search")} defaultValue={query} maxLength={254} />
        </div>
        <Button type="submit" variant="primary">
          {t("find")}
        </Button>
      </form>
      <Table
        caption={t("caption")}
        captionHidden
        columns={[
          { key: "name", header: t("name"), naming: true, cell: (person) => person.displayName },
          {
            key: "ids",
            header: t("ids"),
            cell: ({ ids }) => (
              <span className="flex flex-wrap gap-x-3 gap-y-1">
                {ids.map((id) => (
                  <span key={id.accountId} className="inline-flex items-center gap-1">
                    <RealmBadge realm={id.realm} /> {id.loginName}
                  </span>
                ))}
              </span>
            ),
          },
        ]}
        rows={found ?? []}
        rowKey={({ userId }) => userId}
        empty={
          found ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}
