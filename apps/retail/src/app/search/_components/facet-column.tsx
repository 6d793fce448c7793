import type { FacetValue } from "@hutong/catalog/finding";
import { Button, ChoiceLink, controlClass } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type ChoiceGroup, findFields, findHref, toggledHref } from "../addresses.ts";
import type { Search } from "../loaders.ts";
import { bandRange, useChoiceNames } from "./choice-names.ts";

/** So many are in sight; the others behind "more". */
const inSight = 7;
const mostShown = 40;

const groups = ["category", "colour", "size"] as const;

/** Everything by which the found goods can be narrowed down, with how many each choice leaves. */
export function FacetColumn({ search }: { search: Search }) {
  const t = useTranslations("search");
  const names = useChoiceNames();
  const { facets, address } = search;
  const choices = (group: ChoiceGroup, values: readonly FacetValue[], prefix = "") => (
    <Choices
      search={search}
      group={group}
      values={values.map((one) => ({ ...one, key: prefix + one.key }))}
    />
  );
  return (
    <div className="grid gap-5">
      {groups.map((group) => (
        <FacetGroup key={group} title={t(`facet.${group}`)} values={facets.groups[group]}>
          {choices(group, facets.groups[group])}
        </FacetGroup>
      ))}
      <section className="grid gap-1.5">
        <h3 className="font-medium text-sm">{t("facet.price")}</h3>
        <PriceForm search={search} />
        <Bands search={search} />
      </section>
      <section className="grid gap-1.5">
        <h3 className="font-medium text-sm">{t("facet.more")}</h3>
        <ChoiceLink
          href={findHref({ ...address, inStock: !address.inStock, page: 1 })}
          chosen={address.inStock}
          count={useCount(search)(facets.inStock)}
        >
          {t("inStock")}
        </ChoiceLink>
        {!search.shop && choices("kind", facets.groups.kind)}
      </section>
      {[...facets.attributes].slice(0, 8).map(([attribute, values]) => (
        <FacetGroup key={attribute} title={names.attribute(attribute)} values={values}>
          {choices("attribute", values, `${attribute}=`)}
        </FacetGroup>
      ))}
      {!search.shop && (
        <FacetGroup title={t("facet.region")} values={facets.groups.region}>
          {choices("region", facets.groups.region)}
        </FacetGroup>
      )}
      {facets.isEstimate && <p className="text-ink-3 text-xs">{t("estimate")}</p>}
    </div>
  );
}

type FacetGroupProps = { title: string; values: readonly FacetValue[]; children: ReactNode };

/** Nothing where there is nothing to choose. */
function FacetGroup({ title, values, children }: FacetGroupProps) {
  if (values.length < 2 && !values.some(({ isChosen }) => isChosen)) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

type ChoicesProps = { search: Search; group: ChoiceGroup; values: readonly FacetValue[] };

function Choices({ search, group, values }: ChoicesProps) {
  const t = useTranslations("search");
  const names = useChoiceNames();
  const count = useCount(search);
  const list = (part: readonly FacetValue[]) => (
    <ul>
      {part.map((value) => (
        <li key={value.key}>
          <ChoiceLink
            href={toggledHref(search.address, group, value.key)}
            chosen={value.isChosen}
            count={count(value.count)}
          >
            {group === "region" ? <span lang="zh-CN">{value.key}</span> : names.choice(group, value.key)}
          </ChoiceLink>
        </li>
      ))}
    </ul>
  );
  const rest = values.slice(inSight, mostShown);
  return (
    <>
      {list(values.slice(0, inSight))}
      {rest.length > 0 && (
        <details>
          <summary className="min-h-7 cursor-pointer px-1 text-accent text-sm pointer-coarse:min-h-11">
            {t("more", { count: rest.length })}
          </summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}

function Bands({ search }: { search: Search }) {
  const { address, facets } = search;
  const names = useChoiceNames();
  const count = useCount(search);
  const bands = [...facets.groups.price].sort((one, other) => Number(one.key) - Number(other.key));
  return (
    <ul>
      {bands.map((band) => {
        const range = bandRange(band.key);
        const isChosen = address.from === range.from && address.to === range.to;
        const to = isChosen ? { from: "", to: "" } : range;
        return (
          <li key={band.key}>
            <ChoiceLink
              href={findHref({ ...address, ...to, page: 1 })}
              chosen={isChosen}
              count={count(band.count)}
            >
              {names.range(range.from, range.to.replace(/\.99$/, ""))}
            </ChoiceLink>
          </li>
        );
      })}
    </ul>
  );
}

/** From–to in yuan; a form, so that it works without JavaScript. */
function PriceForm({ search: { address } }: { search: Search }) {
  const t = useTranslations("search");
  const id = useId();
  const fault = address.priceFault;
  const field = (name: "from" | "to") => (
    <input
      name={name}
      defaultValue={address[name]}
      inputMode="decimal"
      maxLength={12}
      placeholder={t(`placeholder.${name}`)}
      aria-label={t(`placeholder.${name}Label`)}
      aria-invalid={fault ? true : undefined}
      aria-describedby={fault ? `${id}-fault` : undefined}
      className={`num ${controlClass} min-w-0 flex-1`}
    />
  );
  return (
    <form action="/search" className="grid gap-1.5">
      {findFields({ ...address, from: "", to: "", page: 1 }).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {fault && (
        <p id={`${id}-fault`} className="text-danger text-sm">
          {t(fault)}
        </p>
      )}
      <div className="flex items-center gap-1.5">
        {field("from")}
        <span aria-hidden="true" className="text-ink-3">
          –
        </span>
        {field("to")}
        <Button type="submit" size="small">
          {t("priceGo")}
        </Button>
      </div>
    </form>
  );
}

/** A number of goods; of an estimate two digits and "about". */
function useCount({ facets: { isEstimate } }: Search): (count: number) => string {
  const t = useTranslations("search");
  const format = useFormatter();
  return (count) =>
    isEstimate && count > 0
      ? t("about", { count: format.number(count, { maximumSignificantDigits: 2 }) })
      : format.number(count);
}
