import { Money, Section, Table } from "@hutong/ui";
import { getFormatter, getTranslations } from "next-intl/server";

/** When money in escrow comes, by day of Shanghai ("2026-11-25"); `open`: no day is sure yet. */
export interface ComingMoneyView {
  readonly days: readonly { readonly day: string; readonly orders: number; readonly amountFen: bigint }[];
  readonly open: { readonly orders: number; readonly amountFen: bigint };
}

/** What comes out of the escrow and when at the latest: the days to come, then what no day is sure of. */
export async function ComingMoney({ coming }: { readonly coming: ComingMoneyView }) {
  const [t, format] = await Promise.all([getTranslations("accountArea.wallet.coming"), getFormatter()]);
  const { days, open } = coming;
  const rows = [
    ...days.map((one) => ({
      ...one,
      // Noon of that day in Shanghai: the same day for whoever reads it there.
      when: format.dateTime(new Date(`${one.day}T12:00:00+08:00`), {
        dateStyle: "medium",
        timeZone: "Asia/Shanghai",
      }),
    })),
    ...(open.orders > 0 ? [{ ...open, day: "open", when: t("open") }] : []),
  ];
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={rows}
        rowKey={({ day }) => day}
        columns={[
          { key: "when", header: t("when"), naming: true, cell: ({ when }) => when },
          { key: "orders", header: t("orders"), align: "end", cell: ({ orders }) => orders },
          {
            key: "amount",
            header: t("amount"),
            align: "end",
            cell: ({ amountFen }) => <Money fen={amountFen} />,
          },
        ]}
      />
    </Section>
  );
}
