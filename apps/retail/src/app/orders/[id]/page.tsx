import type { OrderSight } from "@hutong/orders";
import {
  Badge,
  Card,
  DefinitionList,
  Money,
  Notice,
  Page,
  RadioGroupField,
  RelativeTime,
  Section,
  Timeline,
} from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "../../_components/action-form.tsx";
import { StreetBar } from "../../_components/street-bar.tsx";
import { OrderLines, stateTones } from "../_components/order-list.tsx";
import { ShipForm } from "../_components/ship-form.tsx";
import { move, pay, ship } from "../actions.ts";
import { loadOrder } from "../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("one") };
}

export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[id]">) {
  const [{ id }, { done }, t] = await Promise.all([params, searchParams, getTranslations("orders")]);
  const order = await loadOrder(id);
  const list = order.side === "buyer" ? "/orders" : "/seller/orders";
  const told = (["placed", "answered", "refused"] as const).find((one) => one === done);
  const isTold = told && order.state === "wait_buyer_pay";
  return (
    <>
      <StreetBar />
      {/* The bank's notice comes within a second or so: the page looks again by itself. */}
      {told === "answered" && isTold && <meta httpEquiv="refresh" content="2" />}
      <Page
        title={t("one")}
        breadcrumb={[{ label: t(`title.${order.side}`), href: list }, { label: t("one") }]}
        actions={<Badge tone={stateTones[order.state]}>{t(`state.${order.state}`)}</Badge>}
      >
        {isTold && <Notice tone={told === "refused" ? "warning" : "info"}>{t(`done.${told}`)}</Notice>}
        <Next order={order} />
        <Card heading="h2" title={t("goods")}>
          <OrderLines order={order} />
          <div className="mt-3">
            <Sums order={order} />
          </div>
        </Card>
        <Card heading="h2" title={t("parcel")}>
          <Parcel order={order} />
        </Card>
        <Section title={t("history")}>
          <Timeline
            label={t("history")}
            events={order.events.map((event) => ({
              key: String(event.place),
              // The cast: the table of transitions knows no other command.
              title: t(`command.${event.command as "place"}`),
              time: <RelativeTime date={event.at} now={new Date()} />,
            }))}
          />
        </Section>
      </Page>
    </>
  );
}

/** What happens next, and what the reader can do about it. */
function Next({ order }: { order: OrderSight & { ways: readonly string[] } }) {
  const t = useTranslations("orders");
  const format = useFormatter();
  const { id, side, state, commands, dueAt, ways } = order;
  const due = dueAt ? format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  const waitsForMoney = side === "buyer" && commands.includes("cancel");
  return (
    <Card>
      <p>{t(`next.${side}.${state}`, { due })}</p>
      {waitsForMoney && ways.length === 0 && <p>{t("noWayToPay")}</p>}
      <div className="mt-3 flex flex-wrap items-end gap-2">
        {waitsForMoney && ways.length > 0 && (
          <ActionForm action={pay.bind(null, order.checkoutId)} submit={t("pay")}>
            {ways.length > 1 && (
              <RadioGroupField
                name="gateway"
                label={t("payWith")}
                defaultValue={ways[0]}
                // The cast: every gateway has its word.
                options={ways.map((way) => ({ value: way, label: t(`gateway.${way as "alipay"}`) }))}
              />
            )}
          </ActionForm>
        )}
        {commands.includes("ship") && (
          <ShipForm
            action={ship.bind(null, id)}
            texts={{ carrier: t("carrier"), trackingNo: t("trackingNo"), submit: t("ship") }}
          />
        )}
        {(["confirm", "cancel", "refund"] as const)
          .filter((command) => commands.includes(command))
          .map((command) => (
            <ActionForm
              key={command}
              action={move.bind(null, id, command)}
              submit={t(`do.${command}`)}
              variant={command === "confirm" ? "primary" : "secondary"}
            />
          ))}
      </div>
    </Card>
  );
}

function Sums({ order }: { order: OrderSight }) {
  const t = useTranslations("orders");
  const { goodsFen, shippingFen, totalFen, feeFen, side, refunds } = order;
  const isSold = side === "seller" && feeFen !== null;
  return (
    <DefinitionList
      items={[
        { term: t("goodsSum"), value: <Money fen={goodsFen} /> },
        { term: t("shipping"), value: <Money fen={shippingFen} /> },
        { term: t("total"), value: <Money fen={totalFen} look="price" /> },
        ...(isSold
          ? [
              { term: t("fee"), value: <Money fen={-feeFen} /> },
              { term: t("received"), value: <Money fen={totalFen - feeFen} look="price" /> },
            ]
          : []),
        ...refunds.map(({ amountFen, sentAt }) => ({
          term: sentAt ? t("refunded") : t("refunding"),
          value: <Money fen={amountFen} />,
        })),
      ]}
    />
  );
}

function Parcel({ order }: { order: OrderSight }) {
  const t = useTranslations("orders");
  const { recipient, mobile, province, city, district, street } = order.shipTo;
  return (
    <DefinitionList
      items={[
        { term: t("recipient"), value: `${recipient} ${mobile}` },
        { term: t("address"), value: `${[...new Set([province, city, district])].join(" ")} ${street}` },
        ...(order.note ? [{ term: t("note"), value: order.note }] : []),
        ...(order.carrier ? [{ term: order.carrier, value: order.trackingNo }] : []),
      ]}
    />
  );
}
