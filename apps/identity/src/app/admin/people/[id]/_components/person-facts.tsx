import type { PersonFile } from "@hutong/identity";
import { Badge, Card, DefinitionList, RelativeTime } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";

interface PersonFactsProps {
  readonly person: PersonFile;
  readonly now: Date;
  /** Whoever only reads sees enough of an address to compare it, not all of it. */
  readonly isMasked: boolean;
}

/** Where she is reached, since when she is here. */
export function PersonFacts({ person, now, isMasked }: PersonFactsProps) {
  const t = useTranslations("admin.person");
  const account = useTranslations("account.profile");
  return (
    <Card title={t("facts")}>
      <DefinitionList
        items={[
          ...person.contacts.map(({ kind, value, verifiedAt }, index) => ({
            term: `${account(kind)}${person.contacts.findIndex((one) => one.kind === kind) === index ? "" : ` ${index + 1}`}`,
            value: (
              <span className="inline-flex flex-wrap items-center gap-2">
                <span className="num break-all">{isMasked ? maskContact(kind, value) : value}</span>
                <Badge tone={verifiedAt ? "success" : "warning"}>
                  {account(verifiedAt ? "verified" : "unverified")}
                </Badge>
              </span>
            ),
          })),
          { term: t("since"), value: <RelativeTime date={person.createdAt} now={now} /> },
          {
            term: t("passwordChanged"),
            value: person.passwordChangedAt ? (
              <RelativeTime date={person.passwordChangedAt} now={now} />
            ) : (
              t("noPassword")
            ),
          },
        ]}
      />
    </Card>
  );
}
