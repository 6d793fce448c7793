import type { WithdrawalCard } from "@hutong/payouts";
import { Badge, EmptyState, Money, Table } from "@hutong/ui";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { decideWithdrawal } from "../money-actions.ts";
import { bankName } from "../wallet-words.ts";
import { MoveButton } from "./move-button.tsx";

const tones = {
  wait_owner: "warning",
  wait_send: "info",
  wait_bank: "info",
  paid: "success",
  failed: "danger",
  cancelled: "neutral",
} as const;

const buttons = ["approve", "cancel"] as const;

interface WithdrawalTableProps {
  readonly accountId: string;
  readonly withdrawals: readonly WithdrawalCard[];
}

/** The latest withdrawals: how each stands, why it did not work, and what whoever looks may do. */
export async function WithdrawalTable({ accountId, withdrawals }: WithdrawalTableProps) {
  const [t, format, locale] = await Promise.all([
    getTranslations("accountArea.withdraw"),
    getFormatter(),
    getLocale(),
  ]);
  const hasCommands = withdrawals.some(({ commands }) => commands.length > 0);
  const reasonOf = (reason: string) => (t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason);
  return (
    <Table
      caption={t("list")}
      captionHidden
      rows={withdrawals}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noneTitle")}>{t("noneText")}</EmptyState>}
      columns={[
        {
          key: "at",
          header: t("column.at"),
          naming: true,
          cell: ({ askedAt, seatName }) => (
            <>
              <time dateTime={askedAt.toISOString()}>
                {format.dateTime(askedAt, { dateStyle: "medium", timeStyle: "short" })}
              </time>
              {seatName && <span className="block text-ink-3 text-xs">{t("by", { name: seatName })}</span>}
            </>
          ),
        },
        {
          key: "to",
          header: t("column.to"),
          cell: ({ bankAccount }) => (
            <>
              {bankName(bankAccount.bank, locale)} <span className="num">{bankAccount.lastFour}</span>
            </>
          ),
        },
        {
          key: "amount",
          header: t("column.amount"),
          align: "end",
          cell: ({ amountFen }) => <Money fen={amountFen} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ state, reason }) => (
            <>
              <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
              {reason && <span className="block text-ink-2 text-xs">{reasonOf(reason)}</span>}
            </>
          ),
        },
        ...(hasCommands
          ? [
              {
                key: "do",
                header: t("column.do"),
                headerHidden: true,
                align: "end" as const,
                cell: ({ id, commands }: WithdrawalCard) => (
                  <div className="flex flex-wrap justify-end gap-2">
                    {buttons
                      .filter((command) => commands.includes(command))
                      .map((command) => (
                        <MoveButton
                          key={command}
                          action={decideWithdrawal.bind(null, accountId, id, command)}
                          text={t(`do.${command}`)}
                          variant={command === "approve" ? "primary" : "secondary"}
                        />
                      ))}
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
