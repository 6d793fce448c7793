import type { SupplierContact as Contact } from "@hutong/profile";
import { DefinitionList, Section } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** Whom to call at a supplier: for the trade alone. */
export function SupplierContact({ contact }: { contact: Contact | undefined }) {
  const t = useTranslations("supplier.contact");
  return (
    <Section title={t("title")} lead={t("lead")}>
      {contact ? (
        <DefinitionList
          items={[
            { term: t("company"), value: contact.legalName },
            { term: t("person"), value: contact.contactName },
            {
              term: t("phone"),
              value: (
                <a href={`tel:${contact.contactPhone}`} className="num text-accent hover:underline">
                  {contact.contactPhone}
                </a>
              ),
            },
          ]}
        />
      ) : (
        <p className="text-ink-2">{t("none")}</p>
      )}
    </Section>
  );
}
