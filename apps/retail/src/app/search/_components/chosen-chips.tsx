import { ButtonLink, ChipLink } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { inLanguage } from "../../_components/words.ts";
import { type ChoiceGroup, findHref, toggledHref } from "../addresses.ts";
import type { Search } from "../loaders.ts";
import { useChoiceNames } from "./choice-names.ts";

const groups: readonly ChoiceGroup[] = ["category", "colour", "size", "kind", "attribute", "region"];

interface Chip {
  readonly name: string;
  readonly href: string;
}

/** What is chosen, each with the way to take it back, and all at once. Nothing where nothing is. */
export function ChosenChips({ search }: { search: Search }) {
  const t = useTranslations("search");
  const chips = useChips(search);
  if (chips.length === 0) return null;
  const { text, sort } = search.address;
  return (
    <ul aria-label={t("chosen")} className="flex flex-wrap items-center gap-2">
      {chips.map(({ name, href }) => (
        <li key={name} className="max-w-full">
          <ChipLink href={href} label={t("remove", { name })}>
            {name}
          </ChipLink>
        </li>
      ))}
      <li>
        <ButtonLink href={findHref({ text, sort })} variant="quiet" size="small">
          {t("clearAll")}
        </ButtonLink>
      </li>
    </ul>
  );
}

/** How many filters are set. */
export function useChips({ address, shop }: Search): Chip[] {
  const t = useTranslations("search");
  const locale = useLocale();
  const names = useChoiceNames();
  const without = (change: Parameters<typeof findHref>[0]) => findHref({ ...address, ...change, page: 1 });
  const { from, to, inStock, priceFault } = address;
  return [
    ...(shop
      ? [
          {
            name: t("inShop", { shop: inLanguage(locale, shop.name, shop.nameEn) }),
            href: without({ shop: undefined }),
          },
        ]
      : []),
    ...groups.flatMap((group) =>
      address[group].map((key) => ({
        name: names.choice(group, key),
        href: toggledHref(address, group, key),
      })),
    ),
    ...((from || to) && !priceFault
      ? [{ name: names.range(from, to.replace(/\.99$/, "")), href: without({ from: "", to: "" }) }]
      : []),
    ...(inStock ? [{ name: t("inStock"), href: without({ inStock: false }) }] : []),
  ];
}
