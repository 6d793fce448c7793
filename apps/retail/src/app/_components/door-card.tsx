import { ButtonLink, RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { IdInUse } from "../loaders.ts";
import { IdLine } from "./id-line.tsx";

type OtherDoorProps = {
  /** The ID in use; null where nobody is signed in. */
  account: IdInUse | null;
  /** Sign-on at the other door, and the other door's first page. */
  enterHref: string;
  lookHref: string;
};

/** The other door of the lane: loud for who may walk through it with a shop, quiet for everybody else. */
export function OtherDoor({ account, enterHref, lookHref }: OtherDoorProps) {
  const t = useTranslations("door");
  if (!account) {
    return (
      <DoorFrame title={t("anonymousTitle")} text={t("anonymousText")}>
        <ButtonLink href={lookHref} plain>
          {t("look")}
        </ButtonLink>
      </DoorFrame>
    );
  }
  if (!account.shopName) {
    return (
      <DoorFrame title={t("plainTitle")} text={t("plainText")}>
        <ButtonLink href={enterHref} plain>
          {t("enter")}
        </ButtonLink>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      title={t("title", { realm: account.realm })}
      text={t("text")}
      id={<IdLine account={account} />}
    >
      <ButtonLink href={enterHref} variant="primary" size="large" plain>
        {t("enter")}
        <span aria-hidden="true">→</span>
      </ButtonLink>
    </DoorFrame>
  );
}

type DoorFrameProps = { title: string; text: string; id?: ReactNode; children: ReactNode };

/** In the colour of the door it leads to. */
function DoorFrame({ title, text, id, children }: DoorFrameProps) {
  return (
    <section
      data-door="wholesale"
      className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-md border border-line border-l-4 border-l-accent bg-surface px-4 py-3"
    >
      <RealmBadge realm="wholesale" />
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <h2 className="text-base">{title}</h2>
        {id}
        <p className="text-ink-2">{text}</p>
      </div>
      {children}
    </section>
  );
}
