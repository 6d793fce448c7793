import type { LinkAccount, LinkPerson, LinkPreview } from "@hutong/identity";
import { Card, type Definition, DefinitionList, RealmBadge, Section } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { maskContact } from "@/lib/mask-contact.ts";

/** The diff of a linking: what comes along, what each site will show, who is told, what ends. */
export function WhatMoves({ preview }: { preview: LinkPreview }) {
  const t = useTranslations("linking.preview");
  return (
    <Section title={t("movesTitle")}>
      <Card>
        <DefinitionList items={useMoves(preview)} />
      </Card>
      <Card title={t("afterTitle")}>
        <DefinitionList items={useConsequences(preview)} />
      </Card>
    </Section>
  );
}

function useMoves({ account, other, plans }: LinkPreview): Definition[] {
  const t = useTranslations("linking.preview");
  const isEnglish = useLocale() === "en";
  if (!other) return [];
  const isAll = other.accounts.length <= 1;
  const rows: Definition[] = account
    ? [{ term: t("accounts"), value: <Ids accounts={isAll ? other.accounts : [account]} /> }]
    : [];
  if (account && !isAll) {
    rows.push({
      term: t("staysBehind"),
      value: <Ids accounts={other.accounts.filter(({ id }) => id !== account.id)} />,
    });
  }
  const plan = plans.person;
  const contacts = other.contacts.filter(({ id }) => plan.contacts.includes(id));
  const seats = other.seats.filter(({ id }) => plan.seats.includes(id));
  const consents = other.consents.filter(({ id }) => plan.consents.includes(id));
  const only = isAll ? "" : t("withAll");
  if (contacts.length > 0) {
    const shown = contacts.map(({ kind, value }) => maskContact(kind, value));
    rows.push({ term: t("contacts"), value: <Few items={shown} note={only} /> });
  }
  const away = other.contacts.filter(({ verified }) => !verified);
  if (away.length > 0) {
    const shown = away.map(({ kind, value }) => maskContact(kind, value));
    rows.push({ term: t("putAway"), value: <Few items={shown} note={t("putAwayNote")} /> });
  }
  if (seats.length > 0) {
    const shown = seats.map(
      ({ shopName, ownerName, name }) => `${shopName ?? ownerName} (${ownerName}:${name})`,
    );
    rows.push({ term: t("seats"), value: <Few items={shown} note={only} /> });
  }
  if (consents.length > 0) {
    const shown = consents.map(({ clientName }) => clientName);
    rows.push({ term: t("consents"), value: <Few items={shown} note={only || t("consentsNote")} /> });
  }
  const upstreams = other.upstreams.filter(({ id }) => plan.upstreams.includes(id));
  if (upstreams.length > 0) {
    const shown = upstreams.map(({ nameEn, nameZh }) => (isEnglish ? nameEn : nameZh));
    rows.push({ term: t("upstreams"), value: <Few items={shown} note={only} /> });
  }
  return rows;
}

function useConsequences({ named, me, other, site, accountsThere }: LinkPreview): Definition[] {
  const t = useTranslations("linking.preview");
  const first = accountsThere.length > 1 ? t("showsChoice") : t("showsOne", { name: named.loginName });
  const elsewhere = site === "wholesale" ? "retail" : "wholesale";
  const told = [me, other].flatMap((person) => (person ? addressOf(person) : []));
  const isAll = (other?.accounts.length ?? 0) <= 1;
  const shows: Definition[] = site
    ? [
        { term: t(`site.${site}`), value: first },
        { term: t(`site.${elsewhere}`), value: t("showsSame") },
      ]
    : [{ term: t("site.both"), value: t("showsSeats") }];
  return [
    ...shows,
    {
      term: t("password"),
      value: isAll
        ? t("passwordPerson", { name: named.loginName })
        : t("passwordAccount", { name: named.loginName }),
    },
    { term: t("told"), value: told.length > 0 ? <Few items={told} /> : t("toldNobody") },
    { term: t("sessions"), value: t("sessionsEnd") },
  ];
}

function addressOf({ contacts }: LinkPerson): string[] {
  const verified = contacts.filter((contact) => contact.verified);
  const best = verified.find(({ kind }) => kind === "email") ?? verified[0];
  return best ? [maskContact(best.kind, best.value)] : [];
}

function Ids({ accounts }: { accounts: readonly LinkAccount[] }) {
  return (
    <ul className="grid gap-1">
      {accounts.map(({ id, realm, loginName, memberNo, shop }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <RealmBadge realm={realm} />
          <span className="break-all font-medium">{loginName}</span>
          <span className="num break-all text-ink-3 text-sm">{memberNo}</span>
          {shop && <span className="text-ink-2">{shop.name}</span>}
        </li>
      ))}
    </ul>
  );
}

function Few({ items, note }: { items: readonly string[]; note?: ReactNode }) {
  return (
    <>
      <ul>
        {items.map((item) => (
          <li key={item} className="num break-words">
            {item}
          </li>
        ))}
      </ul>
      {note && <p className="text-ink-2 text-sm">{note}</p>}
    </>
  );
}
