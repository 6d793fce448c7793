import type { SavedView } from "@hutong/identity";
import type { AuditLine, NamedPerson } from "@hutong/identity/audit";
import { Badge, type Column, RealmBadge } from "@hutong/ui";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { auditKey, auditTone, auditTones } from "@/lib/audit-tones.ts";
import { ConsoleTable } from "../../_components/console-table.tsx";
import { type AuditView, auditHref, auditView } from "../audit-query.ts";
import { factsOf, systemOf } from "./facts-of.ts";

interface AuditTableProps {
  readonly lines: readonly AuditLine[];
  readonly view: AuditView;
  readonly views: readonly SavedView[];
  readonly files: ReactNode;
  readonly pages: NonNullable<ComponentProps<typeof ConsoleTable>["pages"]>;
  readonly empty: ReactNode;
}

const link = "underline decoration-line underline-offset-2 hover:decoration-current";

/** The log, newest first. What a cell names is a link that filters by it. */
export function AuditTable({ lines, view, ...rest }: AuditTableProps) {
  const t = useTranslations("admin.audit");
  const typed = (name: "person" | "actor" | "account") => ({
    kind: "text" as const,
    name,
    label: t(`filter.${name}`),
    example: t(`filter.${name}Example`),
  });
  return (
    <ConsoleTable
      {...rest}
      place="audit"
      view={view}
      query={auditView.write(view)}
      caption={t("caption")}
      filters={[
        typed("person"),
        typed("actor"),
        typed("account"),
        {
          kind: "choice",
          name: "action",
          label: t("filter.action"),
          none: t("filter.anyAction"),
          options: Object.keys(auditTones).map((action) => ({
            value: action,
            label: t(`action.${auditKey(action)}`),
          })),
        },
        { kind: "day", name: "from", label: t("filter.from") },
        { kind: "day", name: "to", label: t("filter.to") },
      ]}
      columns={useColumns(view)}
      rows={lines}
      rowKey={({ id }) => id}
    />
  );
}

function useColumns(view: AuditView): (Column<AuditLine> & { key: "action" | AuditView["cols"][number] })[] {
  const t = useTranslations("admin.audit");
  const format = useFormatter();
  const filtered = (change: AuditView["filters"], text: ReactNode) => (
    <Link href={auditHref(view, change)} prefetch={false} className={link}>
      {text}
    </Link>
  );
  const person = ({ id, displayName }: NamedPerson, field: "person" | "actor") =>
    filtered({ [field]: id }, displayName ?? t("gone", { id: id.slice(-6) }));
  const actionText = (action: string) =>
    t.has(`action.${auditKey(action)}`) ? t(`action.${auditKey(action)}`) : action;
  return [
    {
      key: "at",
      header: t("at"),
      cell: ({ at }) => (
        <time dateTime={at.toISOString()} className="num whitespace-nowrap">
          {format.dateTime(at, { dateStyle: "short", timeStyle: "medium" })}
        </time>
      ),
    },
    {
      key: "action",
      header: t("actionHead"),
      naming: true,
      cell: ({ action }) => (
        <Badge tone={auditTone(action)}>{filtered({ action }, actionText(action))}</Badge>
      ),
    },
    {
      key: "actor",
      header: t("actor"),
      cell: ({ actor, data }) => {
        if (actor) return person(actor, "actor");
        const system = systemOf(data);
        return system === undefined ? (
          <span className="text-ink-3">{t("nobody")}</span>
        ) : (
          filtered({ actor: "system" }, t("system", { name: system }))
        );
      },
    },
    {
      key: "subject",
      header: t("subject"),
      cell: ({ subject, actor }) => {
        if (!subject) return <span className="text-ink-3">–</span>;
        return subject.id === actor?.id ? (
          <span className="text-ink-3">{t("herself")}</span>
        ) : (
          person(subject, "person")
        );
      },
    },
    {
      key: "account",
      header: t("account"),
      cell: ({ account }) =>
        account ? (
          <span className="inline-flex items-center gap-1">
            <RealmBadge realm={account.realm} />
            {filtered({ account: account.id }, account.loginName)}
          </span>
        ) : (
          <span className="text-ink-3">–</span>
        ),
    },
    { key: "facts", header: t("facts"), cell: ({ data }) => <Facts data={data} /> },
    {
      key: "ip",
      header: t("ip"),
      cell: ({ ip }) => <span className="num whitespace-nowrap text-ink-2">{ip ?? "–"}</span>,
    },
    {
      key: "seq",
      header: t("seq"),
      align: "end",
      cell: ({ seq, requestId }) => (
        <span title={requestId ? t("request", { id: requestId }) : undefined}>
          {seq === null ? t("unsealed") : format.number(seq)}
        </span>
      ),
    },
  ];
}

function Facts({ data }: { data: unknown }) {
  const facts = factsOf(data);
  if (facts.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-0.5 text-xs [overflow-wrap:anywhere] max-md:justify-end">
      {facts.map(([name, value]) => (
        <span key={name}>
          <span className="text-ink-3">{name}</span> <span className="num">{value}</span>
        </span>
      ))}
    </span>
  );
}
