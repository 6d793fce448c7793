import type { ViewPlace } from "@hutong/identity";
import { Button, ButtonLink, ColumnChoice, SelectField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { isFiltered, type TableView } from "../table-view.ts";

interface NamedField {
  readonly name: string;
  readonly label: string;
}

/** A filter as the form asks for it. */
export type FilterField =
  | (NamedField & {
      readonly kind: "choice";
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** What stands where nothing is chosen; "all" without it. */
      readonly none?: string;
    })
  | (NamedField & { readonly kind: "text"; readonly example?: string })
  | (NamedField & { readonly kind: "day" });

interface TableFormProps {
  readonly place: ViewPlace;
  readonly search: string | undefined;
  readonly view: TableView;
  readonly filters: readonly FilterField[];
  readonly columns: readonly { readonly key: string; readonly header: string }[];
}

/** What a table of the console shows: a plain GET form, so that every view has an address of its own. */
export function TableForm({ place, search, view, filters, columns }: TableFormProps) {
  const t = useTranslations("admin.table");
  const find = (
    <Button type="submit" variant="primary">
      {t("find")}
    </Button>
  );
  return (
    <search>
      <form method="get" className="grid gap-3">
        {search !== undefined && (
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-64 flex-1">
              <TextField
                name="q"
                type="search"
                required={false}
                label={search}
                defaultValue={view.q}
                maxLength={254}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            {find}
          </div>
        )}
        <div className="flex flex-wrap items-end gap-3">
          {filters.map((field) => (
            <Filter key={field.name} field={field} value={view.filters[field.name]} />
          ))}
          {search === undefined && find}
          <ColumnChoice name="cols" columns={columns} shown={view.cols} />
          {isFiltered(view) && (
            <ButtonLink variant="quiet" href={`/admin/${place}`}>
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}

function Filter({ field, value }: { field: FilterField; value: string | undefined }) {
  const t = useTranslations("admin.table");
  const { name, label } = field;
  if (field.kind === "choice") {
    // One that is not among the choices came by a link: it stays chosen.
    const isKnown = value === undefined || field.options.some((option) => option.value === value);
    return (
      <div className="min-w-32 max-w-60">
        <SelectField
          name={name}
          label={label}
          required={false}
          defaultValue={value ?? ""}
          placeholder={field.none ?? t("all")}
          options={isKnown ? field.options : [...field.options, { value, label: value }]}
        />
      </div>
    );
  }
  return (
    <div className={field.kind === "text" ? "min-w-40 flex-1" : "min-w-36"}>
      <TextField
        name={name}
        type={field.kind === "text" ? "text" : "date"}
        label={label}
        placeholder={field.kind === "text" ? field.example : undefined}
        defaultValue={value}
        maxLength={254}
        required={false}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}
