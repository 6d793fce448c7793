import type { SavedView, ViewPlace } from "@hutong/identity";
import { ButtonLink, type Column, Table, TableKeys } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TableView } from "../table-view.ts";
import { SavedViews } from "./saved-views.tsx";
import { type FilterField, TableForm } from "./table-form.tsx";

interface ConsoleTableProps<Row> {
  /** Where the table stands: its views are kept under this, its address is `/admin/<place>`, its file `…/export`. */
  readonly place: ViewPlace;
  readonly view: TableView;
  /** The view as an address says it (`tableView().write`). */
  readonly query: string;
  readonly views: readonly SavedView[];
  readonly caption: string;
  /** The label of the search field; without it there is none, and `/` leads to the first filter that is typed. */
  readonly search?: string;
  readonly filters: readonly FilterField[];
  /** Every column in its order; the one that names a row is always shown. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What stands where there are no rows. */
  readonly empty: ReactNode;
  /** In place of the link to the file. */
  readonly files?: ReactNode;
  /** Links to other pages of the rows, in their order. */
  readonly pages?: readonly {
    readonly href: string;
    readonly label: string;
    readonly rel?: "next" | "prev";
  }[];
}

/**
 * A table that a person works in all day: search and filters (each view has an address), views kept under a name, a
 * choice of columns, a file, and the keys `/`, arrows and Enter. Every table of the console is this one.
 */
export function ConsoleTable<Row>(props: ConsoleTableProps<Row>) {
  const { place, view, query, views, caption, search, filters, columns, rows, rowKey, empty } = props;
  const t = useTranslations("admin.table");
  const searchId = search === undefined ? filters.find(({ kind }) => kind === "text")?.name : "q";
  const { files = rows.length > 0 && <FileLink place={place} query={query} />, pages = [] } = props;
  return (
    <>
      <TableForm
        key={query}
        place={place}
        search={search}
        view={view}
        filters={filters}
        columns={columns.filter(({ naming }) => !naming)}
      />
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-64 flex-1">
          <SavedViews place={place} views={views} query={query} />
        </div>
        {files}
      </div>
      <TableKeys searchId={searchId}>
        <Table
          caption={caption}
          captionHidden
          columns={columns.filter(({ key, naming }) => naming || view.cols.includes(key))}
          rows={rows}
          rowKey={rowKey}
          empty={empty}
        />
      </TableKeys>
      {pages.length > 0 && (
        <nav aria-label={t("pages")} className="flex flex-wrap justify-end gap-2">
          {pages.map(({ href, label, rel }) => (
            <ButtonLink key={href} href={href} rel={rel}>
              {label}
            </ButtonLink>
          ))}
        </nav>
      )}
    </>
  );
}

function FileLink({ place, query }: { place: ViewPlace; query: string }) {
  const t = useTranslations("admin.table");
  return (
    <ButtonLink plain href={`/admin/${place}/export?${query}`}>
      {t("export")}
    </ButtonLink>
  );
}
