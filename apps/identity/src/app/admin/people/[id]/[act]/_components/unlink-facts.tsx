import type { ForceUnlinkPreview } from "@hutong/identity";
import { Card, DefinitionList, RealmBadge } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";

/** What leaves with an ID, to whom, and what stays. */
export function UnlinkFacts({ preview }: { preview: ForceUnlinkPreview }) {
  const t = useTranslations("admin.unlink");
  const { account, person, returnsTo, contacts } = preview;
  const staying = person.accounts.filter(({ id }) => id !== account.id);
  return (
    <Card title={t("title")} heading="h2">
      <DefinitionList
        items={[
          {
            term: t("leaves"),
            value: (
              <span className="flex flex-wrap items-center gap-x-2">
                <RealmBadge realm={account.realm} />
                <span className="break-all font-medium">{account.loginName}</span>
                <span className="num break-all text-ink-3 text-sm">{account.memberNo}</span>
                {account.shop && <span className="text-ink-2">{account.shop.name}</span>}
              </span>
            ),
          },
          {
            term: t("to"),
            value: returnsTo ? (
              <Link href={`/admin/people/${returnsTo}`} className="text-accent hover:underline">
                {t("toFormer")}
              </Link>
            ) : (
              t("toNew")
            ),
          },
          ...(contacts.length > 0
            ? [
                {
                  term: t("contacts"),
                  value: contacts.map(({ kind, value }) => maskContact(kind, value)).join(" · "),
                },
              ]
            : []),
          {
            term: t("stays"),
            value: staying.map(({ loginName }) => loginName).join(" · ") || "–",
          },
          { term: t("undoTerm"), value: t("undoText") },
        ]}
      />
    </Card>
  );
}
