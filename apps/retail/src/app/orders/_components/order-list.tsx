import type { OrderCard } from "@hutong/orders";
import { Badge, ButtonLink, Card, Money, RelativeTime, type Tone } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import { Picture } from "../../_components/picture.tsx";
import { colourName, inLanguage } from "../../_components/words.ts";

export const stateTones: Readonly<Record<OrderCard["state"], Tone>> = {
  wait_buyer_pay: "warning",
  wait_seller_send_goods: "accent",
  wait_buyer_confirm_goods: "info",
  trade_finished: "success",
  trade_closed: "neutral",
};

interface OrderListProps {
  readonly orders: readonly OrderCard[];
  readonly side: "buyer" | "seller";
}

/** Orders as cards, with who is on the other side. */
export function OrderList({ orders, side }: OrderListProps) {
  const t = useTranslations("orders");
  const locale = useLocale();
  return (
    <ul className="grid gap-3">
      {orders.map((order) => {
        const other = side === "buyer" ? order.seller : order.buyer;
        const name = other.shop ? inLanguage(locale, other.shop.name, other.shop.nameEn) : other.loginName;
        return (
          <li key={order.id}>
            <Card
              heading="h2"
              title={name}
              actions={<Badge tone={stateTones[order.state]}>{t(`state.${order.state}`)}</Badge>}
            >
              <OrderLines order={order} />
              <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
                <span className="text-ink-3 text-sm">
                  <RelativeTime date={order.placedAt} now={new Date()} />
                </span>
                <span className="flex flex-wrap items-center gap-3">
                  <Money fen={order.totalFen} look="price" />
                  <ButtonLink href={`/orders/${order.id}`}>
                    {t("open")}
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

/** What was bought, as it was then. */
export function OrderLines({ order }: { order: Pick<OrderCard, "lines"> }) {
  const goods = useTranslations("goods");
  const locale = useLocale();
  return (
    <ul className="grid gap-2">
      {order.lines.map((line) => (
        <li key={line.place} className="flex items-start gap-3">
          <div className="w-12 shrink-0">
            <Picture
              pictureId={line.pictureId}
              sizes="3rem"
              drawing={line.drawing}
              colour={line.colour}
              alt=""
              className="rounded-sm"
            />
          </div>
          <p className="min-w-0 flex-1">
            {inLanguage(locale, line.titleZh, line.titleEn)}
            <span className="block text-ink-3 text-sm">
              {colourName(locale, line.colour)} · {line.size === "one" ? goods("oneSize") : line.size}
            </span>
          </p>
          <span className="num whitespace-nowrap">
            <Money fen={line.priceFen} /> × {line.count}
          </span>
        </li>
      ))}
    </ul>
  );
}
