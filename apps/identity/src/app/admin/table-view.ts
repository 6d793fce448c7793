import { z } from "zod";

type Filters = Readonly<Record<string, z.ZodType<string>>>;

/** A table's view as its address says: what is searched, chosen and shown. */
export interface TableView<Column extends string = string, F extends Filters = Filters> {
  readonly q: string;
  readonly filters: { readonly [Name in keyof F]?: z.output<F[Name]> | undefined };
  readonly cols: readonly Column[];
}

interface TableViewOptions<Column extends string, F extends Filters> {
  /** The columns beside the one that names a row, in their order. */
  readonly columns: readonly Column[];
  /** Those that are shown unasked. */
  readonly defaults: readonly Column[];
  /** What the rows are filtered by beside the text `q`, and what each may be. */
  readonly filters: F;
}

export type Query = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const qSchema = z.preprocess(one, z.string().max(254).trim()).catch("");

/** A filter that is typed. */
export const typedFilter = z.string().trim().min(1).max(254);

/** How the view of a table is read from its address and written into one. What cannot be read is as if it were not there. */
export function tableView<const Column extends string, F extends Filters>(
  options: TableViewOptions<Column, F>,
) {
  const { columns, defaults, filters } = options;
  const names = Object.keys(filters);
  return {
    columns,
    read(query: Query): TableView<Column, F> {
      const chosen = names.flatMap((name) => {
        const value = filters[name]?.safeParse(one(query[name]));
        return value?.success ? [[name, value.data]] : [];
      });
      const wanted = query.cols === undefined ? undefined : [query.cols].flat().join().split(",");
      return {
        q: qSchema.parse(query.q),
        filters: Object.fromEntries(chosen) as TableView<Column, F>["filters"], // each by its own schema
        cols: wanted ? columns.filter((column) => wanted.includes(column)) : defaults,
      };
    },
    /** The query of the address, without `?`. */
    write({ q, filters: chosen, cols }: TableView<Column, F>): string {
      const query = new URLSearchParams();
      if (q) query.set("q", q);
      for (const name of names) {
        const value = chosen[name];
        if (value) query.set(name, value);
      }
      if (cols.join() !== defaults.join()) for (const column of cols) query.append("cols", column);
      return query.toString();
    },
  };
}

/** The view that a table reads. */
export type ViewOf<Table extends { readonly read: (query: Query) => unknown }> = ReturnType<Table["read"]>;

/** True where something is searched or chosen. */
export function isFiltered({ q, filters }: TableView): boolean {
  return q !== "" || Object.values(filters).some((value) => value !== undefined);
}
