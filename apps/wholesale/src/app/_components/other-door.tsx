import { ButtonLink, RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";

type OtherDoorProps = { signedIn: boolean /** Sign-on there, or its open first page. */; href: string };

/** The other door of the lane, in its own colour. */
export function OtherDoor({ signedIn, href }: OtherDoorProps) {
  const t = useTranslations("door");
  return (
    <section
      data-door="retail"
      className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-md border border-line border-l-4 border-l-accent bg-surface px-4 py-3"
    >
      <RealmBadge realm="retail" />
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <h2 className="text-base">{signedIn ? t("title") : t("anonymousTitle")}</h2>
        <p className="text-ink-2">{signedIn ? t("text") : t("anonymousText")}</p>
      </div>
      <ButtonLink href={href} plain>
        {signedIn ? t("enter") : t("look")}
        <span aria-hidden="true">→</span>
      </ButtonLink>
    </section>
  );
}
