import { mostAddresses, type TradeAddress } from "@hutong/profile";
import { Badge, Button, ButtonLink, Card, EmptyState, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { removeEntry } from "./actions.ts";
import { loadAccount, loadAddresses } from "./loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";

export async function addressesMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("place.addresses") };
}

const outcomes = { saved: "success", removed: "success", refused: "danger" } as const;

/** The address book of an account. */
export async function AddressesPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadAccount(accountId, accountPath(accountId, "addresses"));
  const [addresses, t] = await Promise.all([
    loadAddresses(accountId),
    getTranslations("accountArea.addresses"),
  ]);
  const outcome = (["saved", "removed", "refused"] as const).find((one) => one === done);
  const add = (
    <ButtonLink href={accountPath(accountId, "addresses/new")} variant="primary">
      {t("add")}
    </ButtonLink>
  );
  const hasRoom = addresses.length < mostAddresses;
  return (
    <AccountFrame page={page} place="addresses">
      {outcome && <Notice tone={outcomes[outcome]}>{t(`done.${outcome}`)}</Notice>}
      <Section
        title={t("title")}
        lead={t("lead", { count: addresses.length, most: mostAddresses })}
        actions={page.mayWrite && hasRoom && addresses.length > 0 ? add : undefined}
      >
        {addresses.length === 0 ? (
          <Card flush>
            <EmptyState title={t("noneTitle")} actions={page.mayWrite ? add : undefined}>
              {t("noneText")}
            </EmptyState>
          </Card>
        ) : (
          <ul className="grid gap-3 lg:grid-cols-2">
            {addresses.map((address) => (
              <li key={address.id}>
                <Entry accountId={accountId} address={address} mayWrite={page.mayWrite} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </AccountFrame>
  );
}

interface EntryProps {
  readonly accountId: string;
  readonly address: TradeAddress;
  readonly mayWrite: boolean;
}

async function Entry({ accountId, address, mayWrite }: EntryProps) {
  const t = await getTranslations("accountArea.addresses");
  const { province, city, district, street, postcode } = address;
  // Of a municipality city and province are one.
  const region = [...new Set([province, city, district])].join(" ");
  return (
    <Card>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{address.recipient}</span>
        <span className="num">{address.mobile}</span>
        {address.isDefault && <Badge tone="accent">{t("isDefault")}</Badge>}
        {address.isReturn && <Badge>{t("isReturn")}</Badge>}
      </p>
      <p className="mt-1">
        {region} {street}
      </p>
      {postcode && <p className="num text-ink-3 text-sm">{postcode}</p>}
      {mayWrite && (
        <div className="mt-3 flex flex-wrap gap-2">
          <ButtonLink href={accountPath(accountId, `addresses/${address.id}`)}>
            {t("change")}
            <span className="sr-only">{t("of", { name: address.recipient, street })}</span>
          </ButtonLink>
          <form action={removeEntry}>
            <input type="hidden" name="account" value={accountId} />
            <input type="hidden" name="address" value={address.id} />
            <Button type="submit" variant="quiet">
              {t("remove")}
              <span className="sr-only">{t("of", { name: address.recipient, street })}</span>
            </Button>
          </form>
        </div>
      )}
    </Card>
  );
}
