import clsx from "clsx";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  /** Plain text: it is also the label of the value when a phone stacks the row. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for money and counts. */
  align?: "start" | "end" | undefined;
  /** The cell that names the row: its row header, and on a phone the unlabelled head of the stack. */
  naming?: boolean | undefined;
  /** CSS width, e.g. "8rem". */
  width?: string | undefined;
  /** Where the head links to sort by this column. */
  sortHref?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  /** The head is read but not seen: columns of buttons or pictures. */
  headerHidden?: boolean | undefined;
};

type TableProps<Row> = {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of rows: an EmptyState. */
  empty?: ReactNode;
  /** Height of the table's own scroll area, e.g. "24rem"; without it the page scrolls and the head sticks to the lane. */
  scrollHeight?: string | undefined;
};

/** The native roles said again, because `display: block` on a phone takes them away in some browsers. */
const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  rowheader: { role: "rowheader" },
  columnheader: { role: "columnheader" },
} as const;

/** A table a page renders on the server: sticky head, sorting by links; on a phone each row becomes a labelled stack. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, empty, scrollHeight } = props;
  if (rows.length === 0 && empty)
    return <div className="rounded-md border border-line bg-surface">{empty}</div>;
  return (
    <div
      className={clsx(
        "md:rounded-md md:border md:border-line md:bg-surface",
        scrollHeight && "md:overflow-auto",
      )}
      style={scrollHeight ? { maxHeight: scrollHeight } : undefined}
    >
      <table {...roles.table} className="w-full border-separate border-spacing-0 text-sm max-md:block">
        <caption
          className={clsx(
            "px-3 py-2 text-left font-medium max-md:block max-md:px-0",
            captionHidden && "sr-only",
          )}
        >
          {caption}
        </caption>
        <thead {...roles.rowgroup} className="max-md:sr-only">
          <tr {...roles.row}>
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                top={scrollHeight ? "top-0" : "top-(--lane-height)"}
              />
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup} className="max-md:grid max-md:gap-2">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              {...roles.row}
              className="group max-md:block max-md:rounded-md max-md:border max-md:border-line max-md:bg-surface max-md:py-1.5 md:hover:bg-sunken"
            >
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = clsx(
    "px-3 py-1.5 md:border-line md:border-b md:align-middle md:group-last:border-b-0",
    column.align === "end" && "num md:text-right",
  );
  if (column.naming) {
    return (
      <th
        {...roles.rowheader}
        scope="row"
        className={clsx(
          className,
          "text-left font-normal max-md:block max-md:border-line max-md:border-b max-md:pb-2",
        )}
      >
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      {...roles.cell}
      data-label={column.headerHidden ? undefined : column.header}
      className={clsx(
        className,
        "max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:text-right",
        "max-md:data-label:before:shrink-0 max-md:data-label:before:text-ink-3 max-md:data-label:before:content-[attr(data-label)]",
      )}
    >
      {column.cell(row)}
    </td>
  );
}

const sortIcon = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const;

function HeadCell<Row>({ column, top }: { column: Column<Row>; top: string }) {
  const t = useTranslations("ui.table");
  const { header, align, width, sortHref, sorted, headerHidden } = column;
  const Icon = sortIcon[sorted ?? "none"];
  return (
    <th
      {...roles.columnheader}
      scope="col"
      aria-sort={sorted}
      style={width ? { width } : undefined}
      className={clsx(
        "sticky z-10 whitespace-nowrap border-line border-b bg-surface px-3 py-1.5 font-medium text-ink-3 text-xs first:rounded-tl-md last:rounded-tr-md",
        align === "end" ? "text-right" : "text-left",
        top,
      )}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          title={t("sortBy", { column: header })}
          className={clsx("inline-flex items-center gap-1 hover:text-ink", sorted && "text-ink")}
        >
          {header}
          <Icon size={12} aria-hidden="true" className={clsx(!sorted && "opacity-60")} />
        </Link>
      ) : (
        <span className={clsx(headerHidden && "sr-only")}>{header}</span>
      )}
    </th>
  );
}
