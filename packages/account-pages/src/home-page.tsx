import type { KeptAccount } from "@hutong/profile";
import { Badge, ButtonLink, Card, DefinitionList, EmptyState, RealmBadge, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { doorOf, nameOf, type TradeDoor } from "./doors.ts";
import { type AccountHome, loadHome } from "./loaders.ts";
import { AreaFrame } from "./parts/account-frame.tsx";
import { accountPath } from "./paths.ts";

export async function homeMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("title") };
}

/** Every account of hers, behind this door and the other, and the way to one where there is none. */
export async function HomePage() {
  const [home, t] = await Promise.all([loadHome("/account"), getTranslations("accountArea")]);
  const doors: readonly TradeDoor[] =
    home.here === "retail" ? ["retail", "wholesale"] : ["wholesale", "retail"];
  return (
    <AreaFrame
      home={home}
      current=""
      title={t("title")}
      lead={t("homeLead")}
      actions={<ButtonLink href={idsHref(home)}>{t("ids")}</ButtonLink>}
    >
      {doors.map((door) => (
        <DoorSection key={door} home={home} door={door} />
      ))}
    </AreaFrame>
  );
}

function idsHref({ origins }: AccountHome, next = "/account/ids"): string {
  return `${origins.identity}/login?${new URLSearchParams({ next })}`;
}

async function DoorSection({ home, door }: { home: AccountHome; door: TradeDoor }) {
  const t = await getTranslations("accountArea");
  const accounts = home.accounts.filter((account) => doorOf(account) === door);
  return (
    <Section title={t(`door.${door}`)}>
      {accounts.length > 0 ? (
        accounts.map((account) => <AccountCard key={account.accountId} home={home} account={account} />)
      ) : (
        <Card flush>
          <EmptyState
            title={t(`none.${door}Title`)}
            actions={
              <>
                <ButtonLink href={idsHref(home, `/account/ids/link?realm=${door}`)} variant="primary" plain>
                  {t("none.link")}
                </ButtonLink>
                <ButtonLink
                  href={`${home.origins[door]}/login?${new URLSearchParams({ next: "/account" })}`}
                  plain
                >
                  {t("none.open")}
                </ButtonLink>
              </>
            }
          >
            {t(`none.${door}Text`)}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}

async function AccountCard({ home, account }: { home: AccountHome; account: KeptAccount }) {
  const [t, locale, format] = await Promise.all([
    getTranslations("accountArea"),
    getLocale(),
    getFormatter(),
  ]);
  const counts = home.counts.get(account.accountId);
  const since = format.dateTime(account.registeredAt, { year: "numeric", month: "long" });
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          <RealmBadge realm={account.realm} />
          {nameOf(account, locale)}
          {account.role !== "owner" && <Badge>{t(`role.${account.role}`)}</Badge>}
        </span>
      }
      actions={
        <ButtonLink
          href={accountPath(account.accountId)}
          aria-label={t("manageNamed", { name: account.loginName })}
        >
          {t("manage")}
        </ButtonLink>
      }
    >
      <DefinitionList
        items={[
          { term: t("fact.loginName"), value: account.loginName },
          { term: t("fact.memberNo"), value: <span className="num">{account.memberNo}</span> },
          { term: t("fact.since"), value: since },
          ...(counts
            ? [
                {
                  term: t("fact.inquiries"),
                  value: t("inquiries", { open: counts.open, unread: counts.unread }),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
