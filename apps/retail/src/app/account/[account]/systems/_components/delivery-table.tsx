import type { Delivery } from "@hutong/shop-api";
import { Badge, EmptyState, RelativeTime, SubmitButton, Table } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { sendAgain } from "../actions.ts";

interface DeliveryTableProps {
  readonly accountId: string;
  readonly deliveries: readonly Delivery[];
  readonly now: Date;
}

/** What was sent, and what came of it. */
export function DeliveryTable({ accountId, deliveries, now }: DeliveryTableProps) {
  const t = useTranslations("systems");
  const locale = useLocale();
  return (
    <Table
      caption={t("deliveries")}
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noDeliveries")}>{t("noDeliveriesText")}</EmptyState>}
      columns={[
        { key: "event", header: t("event"), naming: true, cell: ({ event }) => <code>{event}</code> },
        {
          key: "at",
          header: t("at"),
          cell: ({ madeAt }) => <RelativeTime date={madeAt} now={now} locale={locale} />,
        },
        { key: "state", header: t("state"), cell: (delivery) => <State delivery={delivery} /> },
        { key: "tries", header: t("tries"), align: "end", cell: ({ attempts }) => attempts },
        {
          key: "act",
          header: t("sendAgain"),
          headerHidden: true,
          cell: ({ id, event, deliveredAt, deadAt }) =>
            (deliveredAt || deadAt) && (
              <form action={sendAgain}>
                <input type="hidden" name="account" value={accountId} />
                <input type="hidden" name="id" value={id} />
                <SubmitButton size="small" aria-label={`${t("sendAgain")}: ${event}`}>
                  {t("sendAgain")}
                </SubmitButton>
              </form>
            ),
        },
      ]}
    />
  );
}

function State({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("systems");
  const { deliveredAt, deadAt, attempts, lastStatus, lastFault } = delivery;
  if (deliveredAt) return <Badge tone="success">{t("delivered")}</Badge>;
  const known = ["refused", "timeout", "unreachable", "withdrawn", "gone"].find((one) => one === lastFault);
  const why = known ? t(`fault.${known as "refused"}`, { status: lastStatus ?? "–" }) : "";
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={deadAt ? "danger" : attempts > 0 ? "warning" : "info"}>
        {t(deadAt ? "givenUp" : attempts > 0 ? "tried" : "waiting")}
      </Badge>
      <span className="text-ink-2 text-sm">{why}</span>
    </span>
  );
}
