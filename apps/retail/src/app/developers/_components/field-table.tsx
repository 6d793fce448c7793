import type { FieldRow } from "@hutong/shop-api";
import { Table } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** Fields with their types. */
export function FieldTable({ caption, rows }: { caption: string; rows: readonly FieldRow[] }) {
  const t = useTranslations("developers");
  if (rows.length === 0) return null;
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "name",
          header: t("field"),
          naming: true,
          cell: ({ name, isRequired }) => (
            <code className="[overflow-wrap:anywhere]">
              {name}
              {isRequired ? "" : "?"}
            </code>
          ),
        },
        {
          key: "type",
          header: t("type"),
          cell: ({ type }) => <code className="text-xs [overflow-wrap:anywhere]">{type}</code>,
        },
        { key: "text", header: t("meaning"), cell: ({ description }) => description ?? "" },
      ]}
    />
  );
}
