import { accountPath } from "@hutong/account-pages";
import type { ListingPicture, StoredListing } from "@hutong/catalog";
import { ButtonLink, Card } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { Picture } from "../../../../_components/picture.tsx";

interface PicturesCardProps {
  readonly accountId: string;
  readonly listing: StoredListing;
  readonly pictures: readonly ListingPicture[];
  readonly mayWrite: boolean;
}

/** The pictures of a listing in small, and the way to change them. */
export async function PicturesCard({ accountId, listing, pictures, mayWrite }: PicturesCardProps) {
  const t = await getTranslations("goodsPictures");
  return (
    <Card
      heading="h2"
      title={t("title")}
      actions={
        mayWrite && (
          <ButtonLink href={accountPath(accountId, `goods/${listing.id}/pictures`)}>
            {t(pictures.length === 0 ? "bring" : "change")}
          </ButtonLink>
        )
      }
    >
      {pictures.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {pictures.map(({ id, colour }, index) => (
            <li key={id} className="w-16">
              <Picture
                pictureId={id}
                sizes="4rem"
                drawing={listing.drawing}
                colour={colour ?? listing.colours[0] ?? ""}
                alt={t("pictureNo", { no: index + 1 })}
                className="rounded-sm"
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
