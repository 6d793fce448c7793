import { AccountFrame, accountPath } from "@hutong/account-pages";
import { pictureBounds } from "@hutong/catalog";
import { maxPictureBytes } from "@hutong/catalog/add-picture";
import { ButtonLink, Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { pictureHref } from "../../../../../_components/addresses.ts";
import { colourName, inLanguage } from "../../../../../_components/words.ts";
import { loadOwnListing, loadOwnPictures, loadSeller } from "../../loaders.ts";
import { PicturesForm } from "./_components/pictures-form.tsx";
import { savePictures } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goodsPictures"))("title") };
}

/** The pictures of a listing: brought, put in order, said in words, given to a colour, taken off. */
export default async function Pictures({
  params,
  searchParams,
}: PageProps<"/account/[account]/goods/[listing]/pictures">) {
  const [{ account: accountId, listing: listingId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, `goods/${encodeURIComponent(listingId)}/pictures`);
  if (!page.mayWrite) notFound();
  const [listing, pictures, t, locale] = await Promise.all([
    loadOwnListing(accountId, listingId),
    loadOwnPictures(accountId, listingId),
    getTranslations("goodsPictures"),
    getLocale(),
  ]);
  return (
    <AccountFrame page={page} place="goods">
      {done === "saved" && <Notice tone="success">{t("saved")}</Notice>}
      <div>
        <ButtonLink href={accountPath(accountId, `goods/${listing.id}`)}>{t("back")}</ButtonLink>
      </div>
      <Card
        heading="h2"
        title={t("titleOf", { title: inLanguage(locale, listing.titleZh, listing.titleEn) })}
        lead={t("lead", { most: pictureBounds.most })}
      >
        <PicturesForm
          action={savePictures.bind(null, accountId)}
          listingId={listing.id}
          pictures={pictures.map((picture, index) => ({
            id: picture.id,
            colour: picture.colour ?? "",
            altZh: picture.altZh ?? "",
            altEn: picture.altEn ?? "",
            name: t("pictureNo", { no: index + 1 }),
            src: pictureHref(picture.id, 400),
            href: pictureHref(picture.id, 1_600),
          }))}
          colours={listing.colours.map((key) => ({ value: key, label: colourName(locale, key) }))}
          room={Math.min(pictureBounds.atOnce, pictureBounds.most - pictures.length)}
          maxBytes={maxPictureBytes}
          bounds={{ altZh: pictureBounds.altZh, altEn: pictureBounds.altEn }}
          texts={{
            files: t("files"),
            filesHint: t("filesHint", { count: pictureBounds.atOnce }),
            newColour: t("newColour"),
            colour: t("colour"),
            wholeStyle: t("wholeStyle"),
            altZh: t("altZh"),
            altEn: t("altEn"),
            altHint: t("altHint"),
            main: t("main"),
            toMain: t("toMain"),
            earlier: t("earlier"),
            later: t("later"),
            remove: t("remove"),
            none: t("none"),
            tooBig: t("tooBig"),
            tooMany: t("tooMany", { count: pictureBounds.atOnce }),
            full: t("full", { most: pictureBounds.most }),
            submit: t("submit"),
          }}
        />
      </Card>
    </AccountFrame>
  );
}
