import type { PersonLine } from "@hutong/identity";
import { Badge, type Column, RealmBadge, RelativeTime, Table, TableKeys } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { maskContact } from "@/lib/mask-contact.ts";
import type { PeopleColumn } from "../people-view.ts";
import { searchFieldId } from "./people-form.tsx";

interface PeopleTableProps {
  readonly people: readonly PersonLine[];
  readonly cols: readonly PeopleColumn[];
  readonly now: Date;
  readonly empty: ReactNode;
}

/** People in rows: whoever looks for one knows her by any of what stands there. */
export function PeopleTable({ people, cols, now, empty }: PeopleTableProps) {
  const t = useTranslations("admin.people");
  const columns = useColumns(now);
  const naming: Column<PersonLine> = {
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
  };
  return (
    <TableKeys searchId={searchFieldId}>
      <Table
        caption={t("caption")}
        captionHidden
        columns={[naming, ...columns.filter(({ key }) => cols.some((one) => one === key))]}
        rows={people}
        rowKey={({ userId }) => userId}
        empty={empty}
      />
    </TableKeys>
  );
}

function useColumns(now: Date): readonly (Column<PersonLine> & { key: PeopleColumn })[] {
  const t = useTranslations("admin.people");
  const header = (key: PeopleColumn) => ({ key, header: t(`column.${key}`) });
  return [
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
