import { accountPath } from "@hutong/account-pages";
import { retailCategories, type StoredListing } from "@hutong/catalog";
import { newId } from "@hutong/kernel";
import { Card, goodsColours } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";
import { colourName } from "../../../../_components/words.ts";
import { saveGoods } from "../actions.ts";
import { attributeAsks } from "../attribute-asks.ts";
import { viewOf } from "../goods-view.ts";
import { GoodsForm } from "./goods-form.tsx";

/** What a retail shop's goods can be drawn as. */
const drawings = [
  "tee",
  "shirt",
  "knit",
  "hoodie",
  "coat",
  "down",
  "dress",
  "skirt",
  "trousers",
  "jeans",
  "qipao",
  "bag",
  "shoes",
  "sneakers",
  "scarf",
  "hat",
] as const;

interface GoodsCardProps {
  readonly accountId: string;
  /** Undefined for a new one. */
  readonly listing: StoredListing | undefined;
}

/** The form of a listing, with everything that it lets one choose from. */
export async function GoodsCard({ accountId, listing }: GoodsCardProps) {
  const [t, category, locale] = await Promise.all([
    getTranslations("sellerGoods"),
    getTranslations("category"),
    getLocale(),
  ]);
  return (
    <Card heading="h2" title={t(listing ? "change" : "add")} lead={t("formLead")}>
      <GoodsForm
        action={saveGoods.bind(null, accountId)}
        before={viewOf(listing)}
        listingId={listing?.id ?? newId()}
        version={listing?.version ?? 0}
        cancelHref={accountPath(accountId, "goods")}
        categories={retailCategories.map((key) => ({ value: key, label: category(key) }))}
        attributes={attributeAsks(locale)}
        drawings={drawings.map((key) => ({ value: key, label: t(`drawing.${key}`) }))}
        colours={Object.entries(goodsColours).map(([value, { hex }]) => ({
          value,
          label: colourName(locale, value),
          hex,
        }))}
        texts={{
          titleZh: t("titleZh"),
          titleEn: t("titleEn"),
          titleEnHint: t("titleEnHint"),
          category: t("category"),
          drawing: t("drawingLabel"),
          styleNo: t("styleNo"),
          styleNoHint: t("styleNoHint"),
          attributes: t("attributes"),
          attributesHint: t("attributesHint"),
          toPublish: t("toPublish"),
          upTo: t("upTo", { count: "#" }),
          colours: t("colours"),
          sizes: t("sizes"),
          sizesHint: t("sizesHint"),
          showTable: t("showTable"),
          variants: t("variants"),
          variant: t("variant"),
          price: t("price"),
          stock: t("stock"),
          no: t("code"),
          all: t("all"),
          fill: t("fill"),
          fillHint: t("fillHint"),
          submit: t(listing ? "save" : "saveDraft"),
          cancel: t("back"),
        }}
      />
    </Card>
  );
}
