import type { BulkLineRow } from "@hutong/identity";
import { Badge, Table, type Tone } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { stateOf } from "../line-state.ts";

interface LinesTableProps {
  readonly lines: readonly BulkLineRow[];
  readonly caption: string;
  readonly empty: ReactNode;
}

const tones: Readonly<Record<string, Tone>> = {
  ready: "info",
  done: "success",
  unchanged: "neutral",
  already_so: "neutral",
};

/** The lines of a file: whom each means, what will happen or happened, and why not. */
export function LinesTable({ lines, caption, empty }: LinesTableProps) {
  const t = useTranslations("admin.bulk");
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ line }) => String(line)}
      empty={empty}
      columns={[
        {
          key: "who",
          header: t("who"),
          naming: true,
          cell: ({ line, who }) => (
            <span className="inline-flex flex-wrap gap-x-2">
              <span className="num text-ink-3">{line}</span>
              <span className="break-all font-medium">{who || "–"}</span>
            </span>
          ),
        },
        {
          key: "person",
          header: t("person"),
          cell: ({ person }) =>
            person ? (
              <Link
                href={`/admin/people/${person.id}`}
                prefetch={false}
                className="text-accent hover:underline"
              >
                {person.displayName}
              </Link>
            ) : (
              "–"
            ),
        },
        {
          key: "action",
          header: t("act"),
          cell: ({ action }) => (t.has(`action.${action}`) ? t(`action.${action}`) : action || "–"),
        },
        {
          key: "state",
          header: t("state"),
          cell: (line) => (
            <Badge tone={tones[stateOf(line)] ?? "warning"}>
              {t.has(`line.${stateOf(line)}`) ? t(`line.${stateOf(line)}`) : t("line.refused")}
            </Badge>
          ),
        },
        {
          key: "reason",
          header: t("reason"),
          cell: ({ reason }) => <span className="break-words">{reason || "–"}</span>,
        },
      ]}
    />
  );
}
