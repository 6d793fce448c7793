import { z } from "zod";

/** A table's view as its address says: what is searched, chosen and shown. */
export interface TableView<Choice extends string, Column extends string> {
  readonly q: string;
  readonly choices: Readonly<Partial<Record<Choice, string>>>;
  readonly cols: readonly Column[];
}

interface TableViewOptions<Choice extends string, Column extends string> {
  readonly columns: readonly Column[];
  readonly defaults: readonly Column[];
  /** Each choice by name, with the values it may have. */
  readonly choices: Readonly<Record<Choice, readonly string[]>>;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** How the view of a table is read from its address and written into one. What cannot be read is as if it were not there. */
export function tableView<Choice extends string, Column extends string>(
  options: TableViewOptions<Choice, Column>,
) {
  const { columns, defaults, choices } = options;
  const names = Object.keys(choices) as Choice[]; // the keys of that very record
  const qSchema = z.preprocess(one, z.string().max(254).trim()).catch("");
  return {
    read(query: Query): TableView<Choice, Column> {
      const chosen = names.flatMap((name) => {
        const value = one(query[name]);
        return choices[name].some((known) => known === value) ? [[name, value]] : [];
      });
      const wanted = query.cols === undefined ? undefined : [query.cols].flat();
      return {
        q: qSchema.parse(query.q),
        choices: Object.fromEntries(chosen),
        cols: wanted ? columns.filter((column) => wanted.includes(column)) : defaults,
      };
    },
    /** The query of the address, without `?`. */
    write({ q, choices: chosen, cols }: TableView<Choice, Column>): string {
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
