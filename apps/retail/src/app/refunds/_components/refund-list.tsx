import type { RefundCard } from "@hutong/orders";
import { Badge, ButtonLink, Card, EmptyState, Money } from "@hutong/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { inLanguage } from "../../_components/words.ts";
import { OrderLines } from "../../orders/_components/order-list.tsx";
import { refundTones } from "./refund-tones.ts";

interface RefundListProps {
  readonly refunds: readonly RefundCard[];
  readonly side: "buyer" | "seller";
}

/** Refunds as cards: what is asked, how it stands, until when somebody is to answer. */
export function RefundList({ refunds, side }: RefundListProps) {
  const t = useTranslations("refunds");
  const orders = useTranslations("orders");
  const format = useFormatter();
  const locale = useLocale();
  if (refunds.length === 0)
    return (
      <Card flush>
        <EmptyState title={t("emptyTitle")}>{t(`emptyText.${side}`)}</EmptyState>
      </Card>
    );
  return (
    <ul className="grid gap-3">
      {refunds.map((refund) => {
        const { id, order, state, dueAt, askedFen, givenFen, withReturn, reason } = refund;
        const other = side === "buyer" ? order.seller : order.buyer;
        const name = other.shop ? inLanguage(locale, other.shop.name, other.shop.nameEn) : other.loginName;
        const due = dueAt ? format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" }) : "";
        return (
          <li key={id}>
            <Card
              heading="h2"
              title={name}
              actions={<Badge tone={refundTones[state]}>{t(`state.${state}`)}</Badge>}
            >
              <OrderLines order={order} />
              <p className="mt-3 text-ink-2">{t(`next.${side}.${state}`, { due })}</p>
              <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
                <span className="text-ink-3 text-sm">
                  {t(withReturn ? "kind.return" : "kind.money")} · {t(`reasonOf.${reason}`)}
                </span>
                <span className="flex flex-wrap items-center gap-3">
                  <Money fen={givenFen ?? askedFen} look="price" />
                  <ButtonLink href={`/refunds/${id}`}>
                    {orders("open")}
                    <span className="sr-only">{name}</span>
                  </ButtonLink>
                </span>
              </div>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
