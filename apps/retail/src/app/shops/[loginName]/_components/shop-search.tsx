import { Button, controlClass } from "@hutong/ui";
import { useTranslations } from "next-intl";

type ShopSearchProps = { shop: { readonly realm: string; readonly loginName: string } };

/** Searches among the goods of one shop. */
export function ShopSearch({ shop }: ShopSearchProps) {
  const t = useTranslations("search");
  return (
    <form action="/search" className="flex max-w-md gap-2">
      <input type="hidden" name="shop" value={`${shop.realm}/${shop.loginName}`} />
      <input
        type="search"
        name="q"
        maxLength={60}
        placeholder={t("within")}
        aria-label={t("within")}
        enterKeyHint="search"
        className={controlClass}
      />
      <Button type="submit">{t("withinSubmit")}</Button>
    </form>
  );
}
