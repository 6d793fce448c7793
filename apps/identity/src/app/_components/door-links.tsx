import { ButtonLink } from "@hutong/ui";
import { useTranslations } from "next-intl";

interface DoorLinksProps {
  readonly lead: string;
  readonly origins: { readonly wholesale: string; readonly retail: string };
}

/** The two doors, to start from again. */
export function DoorLinks({ lead, origins }: DoorLinksProps) {
  const t = useTranslations("signOut");
  return (
    <div className="grid gap-2">
      <p className="text-ink-2">{lead}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`${origins.retail}/`} plain>
          {t("retail")}
        </ButtonLink>
        <ButtonLink href={`${origins.wholesale}/`} plain>
          {t("wholesale")}
        </ButtonLink>
      </div>
    </div>
  );
}
