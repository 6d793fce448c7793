import type { LinkPerson, MergePreview as Preview } from "@hutong/identity";
import { Badge, Card, type Definition, DefinitionList, RealmBadge } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { maskContact } from "@/lib/mask-contact.ts";

/** What a merging moves, what it puts away and what it ends: the one side goes, the other stays. */
export function MergePreview({ preview }: { preview: Preview }) {
  const t = useTranslations("admin.merge");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <Side title={t("goes")} person={preview.from} />
        <Side title={t("stays")} person={preview.into} />
      </div>
      <Card heading="h2" title={t("moves")}>
        <DefinitionList items={useMoves(preview)} />
      </Card>
    </div>
  );
}

function Side({ title, person }: { title: string; person: LinkPerson }) {
  const t = useTranslations("admin.merge");
  const people = useTranslations("admin.people");
  return (
    <Card
      heading="h2"
      title={title}
      actions={
        <Link href={`/admin/people/${person.id}`} className="text-accent text-sm hover:underline">
          {t("open")}
        </Link>
      }
    >
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <span className="break-words">{person.displayName}</span>
        {person.status === "frozen" && <Badge tone="danger">{people("statusOf.frozen")}</Badge>}
      </p>
      <ul className="mt-2 grid gap-1">
        {person.accounts.map(({ id, realm, loginName, memberNo, shop }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2">
            <RealmBadge realm={realm} />
            <span className="break-all">{loginName}</span>
            <span className="num break-all text-ink-3 text-sm">{memberNo}</span>
            {shop && <Badge tone="accent">{shop.name}</Badge>}
          </li>
        ))}
        {person.contacts.map(({ id, kind, value }) => (
          <li key={id} className="num break-all text-ink-2">
            {maskContact(kind, value)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useMoves({ from, into, plan }: Preview): Definition[] {
  const t = useTranslations("admin.merge");
  const isEnglish = useLocale() === "en";
  const rows: [string, ReactNode[]][] = [
    [t("accounts"), from.accounts.map(({ realm, loginName }) => `${realm}/${loginName}`)],
    [
      t("contacts"),
      from.contacts
        .filter(({ id }) => plan.contacts.includes(id))
        .map((one) => maskContact(one.kind, one.value)),
    ],
    [
      t("putAway"),
      [...from.contacts, ...into.contacts]
        .filter(({ id }) => plan.removedContacts.includes(id))
        .map((one) => maskContact(one.kind, one.value)),
    ],
    [
      t("seats"),
      from.seats
        .filter(({ id }) => plan.seats.includes(id))
        .map(({ ownerName, name }) => `${ownerName}:${name}`),
    ],
    [
      t("consents"),
      from.consents.filter(({ id }) => plan.consents.includes(id)).map(({ clientName }) => clientName),
    ],
    [
      t("upstreams"),
      from.upstreams
        .filter(({ id }) => plan.upstreams.includes(id))
        .map(({ nameEn, nameZh }) => (isEnglish ? nameEn : nameZh)),
    ],
  ];
  return [
    ...rows
      .filter(([, items]) => items.length > 0)
      .map(([term, items]) => ({
        term,
        value: <span className="break-words">{items.join(" · ")}</span>,
      })),
    {
      term: t("password"),
      value: t(plan.removedCredentials.length > 0 ? "passwordGoes" : "passwordMoves"),
    },
    { term: t("sessions"), value: t("sessionsEnd") },
    { term: t("undoTerm"), value: t("undoText") },
  ];
}
