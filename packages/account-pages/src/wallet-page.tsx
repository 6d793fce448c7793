import { type StatementLine, type StatementPurpose, statementPurposes } from "@hutong/ledger";
import { ButtonLink, Card, EmptyState, Money, Notice, Section, Table } from "@hutong/ui";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { loadAccount, loadStatement, loadWallet } from "./loaders.ts";
import { canWithdraw, loadWithdrawals, seesMoney } from "./money-loaders.ts";
import { AccountFrame } from "./parts/account-frame.tsx";
import { ComingMoney, type ComingMoneyView } from "./parts/coming-money.tsx";
import { WithdrawalTable } from "./parts/withdrawal-table.tsx";
import { accountPath } from "./paths.ts";
import type { AccountPageProps } from "./profile-page.tsx";
import { whatHappened } from "./wallet-words.ts";

export async function walletMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accountArea"))("place.wallet") };
}

const outcomes = ["wait_send", "wait_owner", "approve", "cancel"] as const;

interface WalletPageProps extends AccountPageProps {
  /** Where the door knows of orders: when what lies in escrow comes. Asked for those who see the money alone. */
  readonly readComing?: (accountId: string) => Promise<ComingMoneyView>;
}

/** What an account has, by purpose, what comes and when, its withdrawals, and the statement of one of them. */
export async function WalletPage({ params, searchParams, readComing }: WalletPageProps) {
  const [{ account: accountId }, { of, before, done }] = await Promise.all([params, searchParams]);
  const page = await loadAccount(accountId, accountPath(accountId, "wallet"));
  const t = await getTranslations("accountArea.wallet");
  if (!seesMoney(page)) {
    return (
      <AccountFrame page={page} place="wallet">
        <Notice>{t("financeOnly")}</Notice>
      </AccountFrame>
    );
  }
  const chosen = statementPurposes.find((one) => one === of) ?? "available";
  const [balances, statement, withdrawals, coming] = await Promise.all([
    loadWallet(accountId),
    loadStatement(accountId, chosen, before),
    loadWithdrawals(accountId),
    readComing?.(accountId),
  ]);
  const outcome = outcomes.find((one) => one === done);
  const link = (purpose: StatementPurpose, query: Record<string, string> = {}) =>
    `${accountPath(accountId, "wallet")}?${new URLSearchParams({ of: purpose, ...query })}`;
  const shown = statementPurposes.filter(
    (one) => ["available", "escrow", "held"].includes(one) || balances.has(one),
  );
  return (
    <AccountFrame page={page} place="wallet">
      {outcome && <Notice tone="success">{t(`done.${outcome}`)}</Notice>}
      <ul className="grid gap-3 sm:grid-cols-3">
        {shown.map((purpose) => (
          <li key={purpose}>
            <Card>
              <p className="text-ink-2">{t(`purpose.${purpose}`)}</p>
              <p className="mt-1 text-xl">
                <Money fen={balances.get(purpose) ?? 0n} look="price" />
              </p>
              <p className="mt-1 text-ink-3 text-sm">{t(`hint.${purpose}`)}</p>
              <div className="mt-3 flex flex-wrap gap-2">
                {purpose === "available" && canWithdraw() && (
                  <ButtonLink href={accountPath(accountId, "wallet/withdraw")} variant="primary" plain>
                    {t("withdraw")}
                  </ButtonLink>
                )}
                <ButtonLink href={link(purpose)} aria-current={purpose === chosen ? "true" : undefined}>
                  {t("lines")}
                  <span className="sr-only">{t("linesOf", { purpose: t(`purpose.${purpose}`) })}</span>
                </ButtonLink>
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {coming && coming.days.length + coming.open.orders > 0 && <ComingMoney coming={coming} />}
      <Section
        title={t("withdrawals")}
        actions={
          <ButtonLink href={accountPath(accountId, "wallet/bank-accounts")}>{t("bankAccounts")}</ButtonLink>
        }
      >
        <WithdrawalTable accountId={accountId} withdrawals={withdrawals} />
      </Section>
      <Section
        title={t("statement", { purpose: t(`purpose.${chosen}`) })}
        actions={
          statement.lines.length > 0 && (
            <ButtonLink
              href={`${accountPath(accountId, "wallet/export")}?${new URLSearchParams({ of: chosen })}`}
              plain
              download
            >
              {t("download")}
            </ButtonLink>
          )
        }
      >
        <StatementTable
          lines={statement.lines}
          caption={t("statement", { purpose: t(`purpose.${chosen}`) })}
        />
        {(before !== undefined || statement.before !== null) && (
          <nav aria-label={t("pages")} className="flex flex-wrap gap-2">
            {before !== undefined && <ButtonLink href={link(chosen)}>{t("newest")}</ButtonLink>}
            {statement.before !== null && (
              <ButtonLink href={link(chosen, { before: String(statement.before) })}>
                {t("earlier")}
              </ButtonLink>
            )}
          </nav>
        )}
      </Section>
    </AccountFrame>
  );
}

async function StatementTable({ lines, caption }: { lines: readonly StatementLine[]; caption: string }) {
  const [t, format, word] = await Promise.all([
    getTranslations("accountArea.wallet"),
    getFormatter(),
    whatHappened(),
  ]);
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ seq }) => String(seq)}
      empty={<EmptyState title={t("noneTitle")}>{t("noneText")}</EmptyState>}
      columns={[
        {
          key: "at",
          header: t("column.at"),
          naming: true,
          cell: ({ at }) => (
            <time dateTime={at.toISOString()}>
              {format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
            </time>
          ),
        },
        { key: "what", header: t("column.what"), cell: ({ code }) => word(code) },
        { key: "reference", header: t("column.reference"), cell: ({ reference }) => reference ?? "–" },
        {
          key: "amount",
          header: t("column.amount"),
          align: "end",
          cell: ({ amount }) => <Money fen={amount} signed />,
        },
        {
          key: "balance",
          header: t("column.balance"),
          align: "end",
          cell: ({ balanceAfter }) => <Money fen={balanceAfter} />,
        },
      ]}
    />
  );
}
