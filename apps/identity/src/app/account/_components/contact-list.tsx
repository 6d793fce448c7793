import type { Profile } from "@hutong/identity";
import { Badge, DefinitionList, EmptyState } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";

/** Where the person can be reached, masked, and whether she has proven that it is hers. */
export function ContactList({ contacts }: { contacts: Profile["contacts"] }) {
  const t = useTranslations("account.profile");
  if (contacts.length === 0) return <EmptyState title={t("noContacts")}>{t("noContactsText")}</EmptyState>;
  return (
    <DefinitionList
      items={contacts.map(({ kind, value, verifiedAt }) => ({
        term: t(kind),
        value: (
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="num">{maskContact(kind, value)}</span>
            <Badge tone={verifiedAt ? "success" : "warning"}>
              {verifiedAt ? t("verified") : t("unverified")}
            </Badge>
          </span>
        ),
      }))}
    />
  );
}
