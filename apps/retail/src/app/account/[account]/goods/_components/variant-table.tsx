import { Button, controlClass, Table } from "@hutong/ui";
import type { GoodsView } from "../goods-view.ts";
import type { ColourChoice } from "./goods-form.tsx";

export type VariantTexts = Readonly<
  Record<"variants" | "variant" | "price" | "stock" | "no" | "all" | "fill" | "fillHint", string>
>;

interface VariantTableProps {
  readonly view: GoodsView;
  readonly colours: readonly ColourChoice[];
  readonly texts: VariantTexts;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly hex: string;
}

/** The codes' fields are called `no`: what is called a code is a secret, and not shown again. */
const cells = { price: "decimal", stock: "numeric", no: "text" } as const;

/** A line for each colour in each size: price, stock, code; above it a line that fills a whole column. */
export function VariantTable({ view, colours, texts }: VariantTableProps) {
  const rows: Row[] = view.colours.flatMap((colour) => {
    const { label = colour, hex = "" } = colours.find(({ value }) => value === colour) ?? {};
    return view.sizes.map((size) => ({ key: `${colour}.${size}`, name: `${label} ${size}`, hex }));
  });
  const column = (cell: keyof typeof cells) => ({
    key: cell,
    header: texts[cell],
    width: cell === "no" ? "14rem" : "9rem",
    cell: ({ key, name }: Row) => (
      <Cell cell={cell} variant={key} label={`${texts[cell]} ${name}`} view={view} />
    ),
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <fieldset className="flex flex-wrap items-end gap-3 rounded-md border border-line bg-sunken p-3">
        <legend className="sr-only">{texts.all}</legend>
        <p className="basis-full text-ink-2 text-sm">{texts.fillHint}</p>
        {(["allPrice", "allStock", "allNo"] as const).map((name, index) => {
          const cell = (["price", "stock", "no"] as const)[index] ?? "price";
          return (
            <label key={name} className="grid gap-1 font-medium text-sm">
              {texts[cell]}
              <input
                name={name}
                defaultValue={view.values[name] ?? ""}
                inputMode={cells[cell]}
                maxLength={20}
                autoComplete="off"
                className={`${controlClass} w-32`}
              />
            </label>
          );
        })}
        <Button type="submit" name="intent" value="fill">
          {texts.fill}
        </Button>
      </fieldset>
      <Table
        caption={texts.variants}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "variant",
            header: texts.variant,
            naming: true,
            cell: ({ name, hex }) => (
              <span className="flex items-center gap-2 whitespace-nowrap">
                <span
                  aria-hidden="true"
                  className="size-4 rounded-sm border border-line-strong"
                  style={{ background: hex }}
                />
                {name}
              </span>
            ),
          },
          column("price"),
          column("stock"),
          column("no"),
        ]}
      />
    </div>
  );
}

interface CellProps {
  readonly cell: keyof typeof cells;
  readonly variant: string;
  readonly label: string;
  readonly view: GoodsView;
}

function Cell({ cell, variant, label, view }: CellProps) {
  const name = `${cell}.${variant}`;
  const error = view.fields[name];
  const seen = view.values[`seen.${variant}`];
  return (
    <span className="grid gap-1 text-left">
      {/* What was in stock when this table was made: a sale since is not written over. */}
      {cell === "stock" && seen !== undefined && (
        <input type="hidden" name={`seen.${variant}`} value={seen} />
      )}
      <input
        id={name}
        name={name}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        defaultValue={view.values[name] ?? ""}
        inputMode={cells[cell]}
        maxLength={cell === "no" ? 40 : 12}
        autoComplete="off"
        className={controlClass}
      />
      {error && (
        <span id={`${name}-error`} className="font-medium text-danger text-sm">
          {error}
        </span>
      )}
    </span>
  );
}
