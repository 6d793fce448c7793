import { type BankAccountCard, bankAccountKinds, banks } from "@hutong/payouts";
import { restoredView, site } from "@hutong/site";
import { Badge, ButtonLink, Card, EmptyState, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { addBank, removeBank } from "./money-actions.ts";
import { loadBankAccounts, loadNewBankAccount } from "./money-loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { BankAccountForm } from "./parts/bank-account-form.tsx";
import { MoveButton } from "./parts/move-button.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";
import { bankName, ruleWords } from "./wallet-words.ts";

export async function bankAccountsMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea.bank"))("title") };
}

export async function newBankAccountMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea.bank"))("addTitle") };
}

const outcomes = ["added", "removed"] as const;

/** Where the money of an account may be withdrawn to. */
export async function BankAccountsPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadBankAccounts(accountId);
  const { bankAccounts, isOwner } = page;
  const [t, locale] = await Promise.all([getTranslations("accountArea.bank"), getLocale()]);
  const outcome = outcomes.find((one) => one === done);
  // Plain: it may lead to the identity site first, to confirm that it is she.
  const add = isOwner && (
    <ButtonLink href={accountPath(accountId, "wallet/bank-accounts/new")} variant="primary" plain>
      {t("add")}
    </ButtonLink>
  );
  return (
    <AccountFrame page={page} place="wallet">
      {outcome && <Notice tone="success">{t(`done.${outcome}`, ruleWords(locale))}</Notice>}
      <Section
        title={t("title")}
        lead={t(isOwner ? "lead" : "leadStaff")}
        actions={
          <>
            <ButtonLink href={accountPath(accountId, "wallet")}>{t("back")}</ButtonLink>
            {bankAccounts.length > 0 && add}
          </>
        }
      >
        {bankAccounts.length === 0 ? (
          <Card flush>
            <EmptyState title={t("noneTitle")} actions={add}>
              {t("noneText")}
            </EmptyState>
          </Card>
        ) : (
          <ul className="grid gap-3 lg:grid-cols-2">
            {bankAccounts.map((one) => (
              <li key={one.id}>
                <Entry accountId={accountId} bankAccount={one} mayRemove={isOwner} />
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
  readonly bankAccount: BankAccountCard;
  readonly mayRemove: boolean;
}

async function Entry({ accountId, bankAccount, mayRemove }: EntryProps) {
  const [t, locale, format] = await Promise.all([
    getTranslations("accountArea.bank"),
    getLocale(),
    getFormatter(),
  ]);
  const { id, kind, bank, holder, lastFour, addedAt } = bankAccount;
  return (
    <Card>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{bankName(bank, locale)}</span>
        <span className="num">
          <span aria-hidden="true">···· </span>
          {lastFour}
        </span>
        <Badge>{t(`kind.${kind}`)}</Badge>
      </p>
      <p className="mt-1">{holder}</p>
      <p className="text-ink-3 text-sm">
        {t("since", { date: format.dateTime(addedAt, { dateStyle: "medium" }) })}
      </p>
      {mayRemove && (
        <div className="mt-3">
          <MoveButton
            action={removeBank.bind(null, accountId, id)}
            text={t("remove", { bank: bankName(bank, locale), lastFour })}
          />
        </div>
      )}
    </Card>
  );
}

/** The form that adds one. Whoever opens it confirms first that it is she. */
export async function NewBankAccountPage({ params, searchParams }: AccountPageProps) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadNewBankAccount(accountId);
  const [before, t, locale] = await Promise.all([
    restoredView("account.bank", query),
    getTranslations("accountArea.bank"),
    getLocale(),
  ]);
  return (
    <AccountFrame page={page} place="wallet">
      <Card heading="h2" title={t("addTitle")} lead={t("addLead", ruleWords(locale))}>
        <BankAccountForm
          action={addBank.bind(null, accountId)}
          before={before}
          id={page.id}
          kinds={bankAccountKinds.map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
            hint: t(`kindHint.${kind}`),
          }))}
          banks={banks.map(({ code }) => ({ value: code, label: bankName(code, locale) }))}
          cancelHref={accountPath(accountId, "wallet/bank-accounts")}
          texts={{
            kind: t("kindLabel"),
            bank: t("bank"),
            holder: t("holder"),
            holderHint: t("holderHint"),
            number: t("number"),
            numberHint: t(site().env.demo ? "numberHintDemo" : "numberHint"),
            submit: t("submit"),
            cancel: t("cancel"),
          }}
        />
      </Card>
    </AccountFrame>
  );
}
