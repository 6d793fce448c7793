import { mostPictures, traderKinds } from "@hutong/trading";
import { maxPictureBytes } from "@hutong/trading/trader-pictures";
import { Card, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { tradePictureHref, traderHref } from "../../_components/addresses.ts";
import { MarketBar } from "../../_components/market-bar.tsx";
import { apply } from "../actions.ts";
import { loadApply } from "../loaders.ts";
import { ApplyForm } from "./_components/apply-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trader"))("applyTitle") };
}

export default async function Apply() {
  const [{ draft }, t, app] = await Promise.all([
    loadApply(),
    getTranslations("trader"),
    getTranslations("app"),
  ]);
  const picturesOf = (kind: string) =>
    (draft?.pictures ?? [])
      .filter((picture) => picture.kind === kind)
      .map(({ id }) => ({ id, href: tradePictureHref(id) }));
  return (
    <>
      <MarketBar />
      <Page
        title={t("applyTitle")}
        lead={t("applyLead")}
        breadcrumb={[
          { label: app("title"), href: "/" },
          { label: t("title"), href: traderHref },
          { label: t("applyTitle") },
        ]}
      >
        <Card>
          <ApplyForm
            action={apply}
            draft={{
              kind: draft?.kind ?? "registered_business",
              businessName: draft?.businessName ?? "",
              uscc: draft?.creditCode ?? "",
              address: draft?.address ?? "",
              note: draft?.note ?? "",
            }}
            kinds={traderKinds.map((value) => ({
              value,
              label: t(`kindOf.${value}`),
              hint: t(`kindHint.${value}`),
            }))}
            pictures={{ licence: picturesOf("licence"), shop_front: picturesOf("shop_front") }}
            maxBytes={maxPictureBytes}
            mostShopFronts={mostPictures.shop_front}
            cancelHref={traderHref}
            texts={{
              kind: t("kind"),
              businessName: t("businessName"),
              businessNameHint: t("businessNameHint"),
              uscc: t("uscc"),
              usccHint: t("usccHint"),
              address: t("address"),
              addressHint: t("addressHint"),
              note: t("note"),
              noteHint: t("noteHint"),
              licence: t("pictureOf.licence"),
              licenceHint: t("licenceHint"),
              shop_front: t("pictureOf.shop_front"),
              shopFrontHint: t("shopFrontHint", { count: mostPictures.shop_front }),
              kept: t("kept"),
              remove: t("remove"),
              tooBig: t("tooBig"),
              tooMany: t("tooMany", { count: mostPictures.shop_front }),
              submit: t("submit"),
              cancel: t("cancel"),
            }}
          />
        </Card>
      </Page>
    </>
  );
}
