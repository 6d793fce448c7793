import { type WholesaleLine, wholesaleLineNames, wholesaleLines } from "@hutong/catalog";
import { SideNav } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { searchHref } from "./addresses.ts";

type CategoryNavProps = {
  counts: ReadonlyMap<string, number>;
  /** The category one is in; "" for all of them. */
  category?: string | undefined;
};

/** The categories under their lines, with how many styles each has. */
export function CategoryNav({ counts, category }: CategoryNavProps) {
  const t = useTranslations("nav");
  const line = useTranslations("line");
  const name = useTranslations("category");
  const itemsOf = (key: WholesaleLine) =>
    wholesaleLines[key].map((each) => ({
      href: searchHref({ category: each }),
      label: name(each),
      count: counts.get(each) ?? 0,
      current: each === category,
    }));
  return (
    <SideNav
      label={t("label")}
      groups={[
        { items: [{ href: "/search", label: t("all"), current: category === "" }] },
        ...wholesaleLineNames.map((key) => ({ title: line(key), items: itemsOf(key) })),
      ]}
    />
  );
}
