import type { SheetVerdict } from "@hutong/catalog";
import { Badge, Table } from "@hutong/ui";
import { getTranslations } from "next-intl/server";

const tones = { new: "success", changed: "info", same: "neutral", refused: "danger" } as const;

/** What becomes of each style of a file. */
export async function VerdictTable({ verdicts }: { verdicts: readonly SheetVerdict[] }) {
  const t = await getTranslations("goodsSheet");
  return (
    <Table
      caption={t("styles", { count: verdicts.length })}
      rows={verdicts}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: "line", header: t("line"), align: "end", width: "5rem", cell: ({ line }) => line },
        { key: "title", header: t("style"), naming: true, cell: ({ title }) => title },
        { key: "variants", header: t("variants"), align: "end", cell: ({ variants }) => variants },
        {
          key: "verdict",
          header: t("what"),
          cell: ({ verdict }) => <Badge tone={tones[verdict]}>{t(`verdict.${verdict}`)}</Badge>,
        },
      ]}
    />
  );
}
