import { Button, ColumnChoice, SelectField, TextField } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import { type BuyersView, bandFloors, buyerColumns, disputeCeilings, levelFloors } from "../buyers-view.ts";

/** The id of the field that `/` leads to. */
export const searchFieldId = "buyers-search";

/** Which buyers: a plain GET form, so that every list has an address of its own. */
export function BuyersForm({ view }: { view: BuyersView }) {
  const t = useTranslations("buyers");
  const header = useHeader();
  const level = useTranslations("ui.level");
  const value = useTranslations("passport.value");
  const format = useFormatter();
  const kinds = { heart: "heart", diamond: "diamond", crown: "crown", golden: "goldenCrown" } as const;
  const percent = (bp: number) => format.number(bp / 10_000, { style: "percent", maximumFractionDigits: 2 });
  const names = Object.keys(levelFloors) as (keyof typeof levelFloors)[];
  const select = (name: "level" | "dispute" | "band", label: string, options: [string, string][]) => (
    <div className="min-w-36">
      <SelectField
        name={name}
        label={label}
        required={false}
        defaultValue={String(view[name] ?? "")}
        placeholder={t("any")}
        options={options.map(([key, text]) => ({ value: key, label: text }))}
      />
    </div>
  );
  return (
    <search>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <TextField
            id={searchFieldId}
            name="q"
            type="search"
            required={false}
            label={t("search")}
            defaultValue={view.q}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        {select(
          "level",
          t("minLevel"),
          names.map((name) => [name, level(kinds[name], { count: 1 })]),
        )}
        {select(
          "dispute",
          t("maxDispute"),
          disputeCeilings.map((bp) => [String(bp), percent(bp)]),
        )}
        {select(
          "band",
          t("minBand"),
          bandFloors.map((band) => [String(band), value("band", { band: String(band) })]),
        )}
        <div className="min-w-32">
          <TextField
            name="region"
            required={false}
            label={t("region")}
            defaultValue={view.region}
            maxLength={40}
          />
        </div>
        {view.sort !== "since" && <input type="hidden" name="sort" value={view.sort} />}
        {view.order !== "down" && <input type="hidden" name="order" value={view.order} />}
        <ColumnChoice
          name="cols"
          columns={buyerColumns.map((key) => ({ key, header: header(key) }))}
          shown={view.cols}
        />
        <Button type="submit" variant="primary">
          {t("find")}
        </Button>
      </form>
    </search>
  );
}

/** The heads of the columns: of claims as the passport calls them. */
export function useHeader(): (column: (typeof buyerColumns)[number]) => string {
  const t = useTranslations("buyers");
  const claim = useTranslations("claim");
  return (column) => {
    if (column === "relation") return t("relationHead");
    return column === "since" ? t("since") : claim(`name.${column}`);
  };
}
