import type { PersonLine, SavedView } from "@hutong/identity";
import { Badge, type Column, RealmBadge, RelativeTime } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { maskContact } from "@/lib/mask-contact.ts";
import { ConsoleTable } from "../../_components/console-table.tsx";
import { type PeopleView, peopleFilters, peopleView } from "../people-view.ts";

type PeopleColumn = PeopleView["cols"][number];

interface PeopleTableProps {
  readonly people: readonly PersonLine[];
  readonly view: PeopleView;
  readonly views: readonly SavedView[];
  /** Whether this is a later page, and where the next one begins. */
  readonly page: { readonly isPage: boolean; readonly next: string | undefined };
  readonly now: Date;
  readonly empty: ReactNode;
}

/** People in rows: whoever looks for one knows her by any of what stands there. */
export function PeopleTable({ people, view, views, page, now, empty }: PeopleTableProps) {
  const t = useTranslations("admin.people");
  const realm = useTranslations("account.ids.realm");
  const query = peopleView.write(view);
  const next = new URLSearchParams(query);
  if (page.next !== undefined) next.set("after", page.next);
  return (
    <ConsoleTable
      place="people"
      view={view}
      query={query}
      views={views}
      caption={t("caption")}
      search={t("search")}
      filters={[
        {
          kind: "choice",
          name: "status",
          label: t("status"),
          options: peopleFilters.status.map((value) => ({ value, label: t(`statusOf.${value}`) })),
        },
        {
          kind: "choice",
          name: "realm",
          label: t("realm"),
          options: peopleFilters.realm.map((value) => ({ value, label: realm(value) })),
        },
        {
          kind: "choice",
          name: "role",
          label: t("role"),
          options: peopleFilters.role.map((value) => ({ value, label: t(`roleOf.${value}`) })),
        },
      ]}
      columns={useColumns(now)}
      rows={people}
      rowKey={({ userId }) => userId}
      empty={empty}
      pages={[
        ...(page.isPage ? [{ href: `/admin/people?${query}`, label: t("first") }] : []),
        ...(page.next === undefined
          ? []
          : [{ href: `/admin/people?${next}`, label: t("next"), rel: "next" as const }]),
      ]}
    />
  );
}

function useColumns(now: Date): (Column<PersonLine> & { key: "name" | PeopleColumn })[] {
  const t = useTranslations("admin.people");
  const header = (key: PeopleColumn) => ({ key, header: t(`column.${key}`) });
  return [
    {
      key: "name",
      header: t("name"),
      naming: true,
      cell: (person) => (
        <Link
          href={`/admin/people/${person.userId}`}
          prefetch={false}
          className="inline-flex min-h-8 items-center font-medium text-accent hover:underline pointer-coarse:min-h-11"
        >
          {person.displayName}
        </Link>
      ),
    },
    {
      ...header("ids"),
      cell: ({ ids }) => (
        <Several>
          {ids.map((id) => (
            <span key={`${id.realm}/${id.loginName}`} className="inline-flex items-center gap-1.5">
              <RealmBadge realm={id.realm} />
              <span className="break-all">{id.loginName}</span>
              {id.status === "frozen" && <Badge tone="danger">{t("statusOf.frozen")}</Badge>}
            </span>
          ))}
        </Several>
      ),
    },
    {
      ...header("numbers"),
      cell: ({ ids }) => (
        <Several>
          {ids.map(({ memberNo }) => (
            <span key={memberNo} className="num break-all">
              {memberNo}
            </span>
          ))}
        </Several>
      ),
    },
    {
      ...header("contacts"),
      cell: ({ contacts }) => (
        <Several>
          {contacts.map(({ kind, value }) => (
            <span key={value} className="num break-all">
              {maskContact(kind, value)}
            </span>
          ))}
        </Several>
      ),
    },
    {
      ...header("seats"),
      cell: ({ seats }) => (
        <Several>
          {seats.map((seat) => (
            <span key={`${seat.realm}/${seat.ownerName}:${seat.name}`} className="break-all">
              {`${seat.ownerName}:${seat.name}`}
            </span>
          ))}
        </Several>
      ),
    },
    {
      ...header("status"),
      cell: ({ status }) => (
        <Badge tone={status === "frozen" ? "danger" : "success"}>{t(`statusOf.${status}`)}</Badge>
      ),
    },
    {
      ...header("role"),
      cell: ({ adminRole }) => (adminRole ? <Badge tone="accent">{t(`roleOf.${adminRole}`)}</Badge> : "–"),
    },
    { ...header("since"), cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} /> },
  ];
}

function Several({ children }: { children: readonly ReactNode[] }) {
  if (children.length === 0) return "–";
  return <span className="flex flex-col gap-0.5 max-md:items-end">{children}</span>;
}
