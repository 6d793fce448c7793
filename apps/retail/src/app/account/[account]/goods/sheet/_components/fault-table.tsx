import { columnWords, type SheetColumn } from "@hutong/catalog";
import { Table } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";

interface Fault {
  readonly line: number;
  readonly column: string;
  readonly fault: string;
  readonly present: number | null;
}

/** So many are shown at once: who has more has them in one column. */
const mostShown = 100;

/** What is wrong with a file, by line and column, in the reader's language. Nothing where nothing is. */
export async function FaultTable({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  const [t, refusal, locale] = await Promise.all([
    getTranslations("goodsSheet"),
    getTranslations("refusal"),
    getLocale(),
  ]);
  const textOf = ({ fault, present }: Fault) => {
    if (present !== null) return t("stockNow", { stock: present });
    const known = `field.${fault}` as "field.invalid"; // asked for below
    return refusal.has(known) ? refusal(known) : refusal("field.invalid");
  };
  const rows = faults.slice(0, mostShown).map((fault, index) => ({ ...fault, key: String(index) }));
  return (
    <Table
      caption={t("faults", { count: faults.length })}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "line", header: t("line"), align: "end", width: "5rem", cell: ({ line }) => line },
        {
          key: "column",
          header: t("column"),
          width: "12rem",
          cell: ({ column }) => nameOf(column, locale === "en" ? "en" : "zh"),
        },
        { key: "fault", header: t("fault"), naming: true, cell: (row) => textOf(row) },
      ]}
    />
  );
}

/** The head of a column; the name of a field that is none, as it stands. */
function nameOf(column: string, language: "zh" | "en"): string {
  try {
    return columnWords(column as SheetColumn)[language];
  } catch {
    return column;
  }
}
