import { ButtonLink, EmptyState } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { SavedViews } from "../_components/saved-views.tsx";
import { PeopleForm } from "./_components/people-form.tsx";
import { PeopleTable } from "./_components/people-table.tsx";
import { loadPeople } from "./loaders.ts";
import { peopleViewQuery, readPeopleView } from "./people-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const view = readPeopleView(await searchParams);
  const { found, views, now } = await loadPeople(view);
  const t = await getTranslations("admin.people");
  const query = peopleViewQuery(view);
  const isPage = view.after !== undefined;
  return (
    <AdminPage
      place="people"
      actions={
        found &&
        found.people.length > 0 && (
          <ButtonLink plain href={`/admin/people/export?${query}`}>
            {t("export")}
          </ButtonLink>
        )
      }
    >
      <PeopleForm key={query} view={view} />
      <SavedViews place="people" views={views} query={query} />
      <PeopleTable
        people={found?.people ?? []}
        cols={view.cols}
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
      {(isPage || found?.next) && (
        <nav aria-label={t("pages")} className="flex flex-wrap gap-2">
          {isPage && <ButtonLink href={`/admin/people?${query}`}>{t("first")}</ButtonLink>}
          {found?.next && (
            <ButtonLink href={`/admin/people?${peopleViewQuery(view, found.next)}`} rel="next">
              {t("next")}
            </ButtonLink>
          )}
        </nav>
      )}
    </AdminPage>
  );
}
