import { EmptyState } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { PeopleTable } from "./_components/people-table.tsx";
import { loadPeople } from "./loaders.ts";
import { peopleView } from "./people-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const { after: from, ...query } = await searchParams;
  const view = peopleView.read(query);
  const after = typeof from === "string" && from.length <= 1_000 ? from : undefined;
  const { found, views, now } = await loadPeople(view, after);
  const t = await getTranslations("admin.people");
  const isPage = after !== undefined;
  return (
    <AdminPage place="people">
      <PeopleTable
        people={found?.people ?? []}
        view={view}
        views={views}
        page={{ isPage, next: found?.next ?? undefined }}
        now={now}
        empty={
          found ? (
            <EmptyState title={t(isPage ? "endTitle" : "nothingTitle")}>
              {t(isPage ? "endText" : "nothingText")}
            </EmptyState>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}
