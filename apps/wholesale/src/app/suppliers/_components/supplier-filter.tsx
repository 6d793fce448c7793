import type { ShopFacets, ShopSort } from "@hutong/catalog";
import { Button, ButtonLink, SelectField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";

interface SupplierFilterProps {
  readonly wish: {
    readonly q: string;
    readonly category?: string | undefined;
    readonly region?: string | undefined;
    readonly sort: ShopSort;
  };
  readonly facets: ShopFacets;
  readonly isNarrowed: boolean;
}

/** Narrows the directory down: words, what they make, where. A plain form: its address can be kept. */
export function SupplierFilter({ wish, facets, isNarrowed }: SupplierFilterProps) {
  const t = useTranslations("supplier");
  const category = useTranslations("category");
  const { q, sort } = wish;
  return (
    <search aria-label={t("filters")}>
      <form
        // Other values are another form: a browser keeps what stood in the fields of the one before.
        key={`${q}|${wish.category}|${wish.region}`}
        action="/suppliers"
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_14rem_12rem_auto]"
      >
        {sort !== "rating" && <input type="hidden" name="sort" value={sort} />}
        <TextField
          id="supplier-q"
          name="q"
          type="search"
          label={t("search")}
          defaultValue={q}
          maxLength={60}
          autoComplete="off"
          required={false}
        />
        <SelectField
          name="category"
          label={t("category")}
          placeholder={t("anyCategory")}
          defaultValue={wish.category ?? ""}
          required={false}
          options={facets.categories.map(([value, count]) => ({
            value,
            // The cast: the database keeps only categories that the verb's schema knows.
            label: t("choice", { name: category(value as "fabric"), count }),
          }))}
        />
        <SelectField
          name="region"
          label={t("regionField")}
          placeholder={t("anyRegion")}
          defaultValue={wish.region ?? ""}
          required={false}
          options={facets.regions.map(([value, count]) => ({
            value,
            label: t("choice", { name: value, count }),
          }))}
        />
        <div className="flex gap-2">
          <Button type="submit">{t("apply")}</Button>
          {isNarrowed && (
            <ButtonLink href="/suppliers" variant="quiet">
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
