import { formatFen } from "@hutong/kernel";
import { withdrawalRules } from "@hutong/payouts";
import { restoredView } from "@hutong/site";
import { ButtonLink, Card, DefinitionList, EmptyState, Money } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { withdraw } from "./money-actions.ts";
import { loadWithdraw } from "./money-loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { WithdrawForm } from "./parts/withdraw-form.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";
import { bankName, ruleWords } from "./wallet-words.ts";

export async function withdrawMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea.withdraw"))("title") };
}

/** Withdraws to a bank account. Whoever opens it confirms first that it is she. */
export async function WithdrawPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadWithdraw(accountId);
  const { bankAccounts, availableFen, isOwner } = page;
  const [before, t, locale] = await Promise.all([
    restoredView("account.withdraw", query),
    getTranslations("accountArea.withdraw"),
    getLocale(),
  ]);
  const isNew = (addedAt: Date) => Date.now() - addedAt.getTime() < withdrawalRules.newForMs;
  const words = ruleWords(locale);
  return (
    <AccountFrame page={page} place="wallet">
      <Card heading="h2" title={t("title")} lead={t(isOwner ? "lead" : "leadStaff")}>
        {bankAccounts.length === 0 ? (
          <EmptyState
            title={t("noBankTitle")}
            actions={
              isOwner && (
                <ButtonLink href={accountPath(accountId, "wallet/bank-accounts/new")} variant="primary" plain>
                  {t("addBank")}
                </ButtonLink>
              )
            }
          >
            {t(isOwner ? "noBankText" : "noBankStaff")}
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <DefinitionList
              items={[
                { term: t("available"), value: <Money fen={availableFen} /> },
                { term: t("fee"), value: <Money fen={withdrawalRules.feeFen} /> },
                { term: t("arrival"), value: t("arrivalText") },
                { term: t("limits"), value: t("limitsText", words) },
              ]}
            />
            <WithdrawForm
              action={withdraw.bind(null, accountId)}
              before={before}
              id={page.id}
              bankAccounts={bankAccounts.map((one) => ({
                value: one.id,
                label: `${bankName(one.bank, locale)} ${one.lastFour}`,
                hint: isNew(one.addedAt) ? `${one.holder} · ${t("newBank", words)}` : one.holder,
              }))}
              cancelHref={accountPath(accountId, "wallet")}
              texts={{
                to: t("to"),
                amount: t("amount"),
                amountHint: t("amountHint", { available: formatFen(availableFen, locale) }),
                submit: t("submit"),
                cancel: t("cancel"),
              }}
            />
          </div>
        )}
      </Card>
    </AccountFrame>
  );
}
