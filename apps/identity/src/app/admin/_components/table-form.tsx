import { Button, ColumnChoice, SelectField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";

interface TableFormProps {
  /** The id of the search field, for TableKeys. */
  readonly searchId: string;
  readonly search: string;
  readonly q: string;
  readonly choices: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string | undefined;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    /** What stands where nothing is chosen; "all" without it. */
    readonly none?: string;
  }[];
  readonly columns: readonly { readonly key: string; readonly header: string }[];
  readonly cols: readonly string[];
}

/** What a table of the console shows: a plain GET form, so that every view has an address of its own. */
export function TableForm({ searchId, search, q, choices, columns, cols }: TableFormProps) {
  const t = useTranslations("admin.people");
  return (
    <search>
      <form method="get" className="grid gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <TextField
              id={searchId}
              name="q"
              type="search"
              required={false}
              label={search}
              defaultValue={q}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <Button type="submit" variant="primary">
            {t("find")}
          </Button>
        </div>
        <div className="flex flex-wrap items-end gap-3">
          {choices.map(({ name, label, value, options, none }) => (
            <div key={name} className="min-w-32">
              <SelectField
                name={name}
                label={label}
                required={false}
                defaultValue={value ?? ""}
                placeholder={none ?? t("all")}
                options={options}
              />
            </div>
          ))}
          <ColumnChoice name="cols" columns={columns} shown={cols} />
        </div>
      </form>
    </search>
  );
}
