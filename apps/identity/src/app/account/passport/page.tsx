import { Card, EmptyState, Notice, RealmBadge } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { credentialTexts } from "./_components/credential-texts.ts";
import { TakeForm } from "./_components/take-form.tsx";
import { TakenList } from "./_components/taken-list.tsx";
import { take } from "./actions.ts";
import { loadMyCredentials } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.passport"))("title") };
}

export default async function PassportPage({ searchParams }: PageProps<"/account/passport">) {
  const [{ shops, now }, { withdrawn }, t, words, texts] = await Promise.all([
    loadMyCredentials(),
    searchParams,
    getTranslations("account.passport"),
    getTranslations("claim"),
    credentialTexts("taken"),
  ]);
  const formTexts = {
    ...texts,
    choose: t("choose"),
    chooseHint: t("chooseHint"),
    submit: t("submit"),
    present: t("presentLink"),
  };
  return (
    <AccountPage place="passport">
      {withdrawn !== undefined && <Notice tone="success">{t("done")}</Notice>}
      {shops.length === 0 && (
        <Card flush>
          <EmptyState title={t("noShopTitle")}>{t("noShopText")}</EmptyState>
        </Card>
      )}
      {shops.map((shop) => (
        <Card
          key={shop.accountId}
          title={
            <span className="inline-flex flex-wrap items-center gap-2">
              <RealmBadge realm={shop.realm} />
              {shop.name}
            </span>
          }
        >
          <div className="grid gap-6">
            {shop.claims.length === 0 ? (
              <p className="text-ink-2">{t("noFigures")}</p>
            ) : (
              <TakeForm
                action={take.bind(null, shop.accountId)}
                group={`take-${shop.accountId}`}
                claims={shop.claims.map((claim) => ({ value: claim, label: words(`name.${claim}`) }))}
                texts={formTexts}
              />
            )}
            {shop.credentials.length > 0 && <TakenList shop={shop} now={now} />}
          </div>
        </Card>
      ))}
    </AccountPage>
  );
}
