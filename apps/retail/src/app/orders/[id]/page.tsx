import { parcelKinds } from "@hutong/orders";
import {
  Badge,
  ButtonLink,
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
import { RefundCourse } from "../../refunds/_components/refund-course.tsx";
import { refundTones } from "../../refunds/_components/refund-tones.ts";
import { OrderLines, stateTones } from "../_components/order-list.tsx";
import { ShipForm } from "../_components/ship-form.tsx";
import { TrackForm } from "../_components/track-form.tsx";
import { move, pay, ship, track } from "../actions.ts";
import { loadOrder } from "../loaders.ts";
import { OrderReviews } from "./_components/order-reviews.tsx";

type Order = Awaited<ReturnType<typeof loadOrder>>;

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
        <Refunds order={order} />
        <Card heading="h2" title={t("goods")}>
          <OrderLines order={order} />
          <div className="mt-3">
            <Sums order={order} />
          </div>
        </Card>
        <OrderReviews order={order} />
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
function Next({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const format = useFormatter();
  const { id, side, state, commands, dueAt, ways } = order;
  const due = dueAt ? format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  const waitsForMoney = side === "buyer" && commands.includes("cancel");
  return (
    <Card>
      <p>{order.openRefundId ? t("refundOpen") : t(`next.${side}.${state}`, { due })}</p>
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
        {order.refundable && <ButtonLink href={`/orders/${id}/refund`}>{t("askRefund")}</ButtonLink>}
      </div>
    </Card>
  );
}

/** The refunds of the order, each with its next step and its course. */
function Refunds({ order }: { order: Order }) {
  const t = useTranslations("refunds");
  const orders = useTranslations("orders");
  const format = useFormatter();
  return order.asked.map((refund) => {
    const { id, state, dueAt, askedFen, givenFen } = refund;
    const due = dueAt ? format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" }) : "";
    return (
      <Card
        key={id}
        heading="h2"
        title={t(refund.withReturn ? "kind.return" : "kind.money")}
        actions={<Badge tone={refundTones[state]}>{t(`state.${state}`)}</Badge>}
      >
        <p>
          <Money fen={givenFen ?? askedFen} look="price" /> {t(`reasonOf.${refund.reason}`)}
        </p>
        <p className="mt-1 text-ink-2">{t(`next.${order.side}.${state}`, { due })}</p>
        <div className="my-3">
          <ButtonLink href={`/refunds/${id}`}>
            {orders("open")}
            <span className="sr-only">{t("one")}</span>
          </ButtonLink>
        </div>
        <RefundCourse refund={refund} now={new Date()} />
      </Card>
    );
  });
}

function Sums({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const { goodsFen, shippingFen, totalFen, refundedFen, feeFen, side, refunds, asked } = order;
  const isSold = side === "seller" && feeFen !== null;
  // What went back after the finish brought its part of the fee along.
  const feeBackFen = asked.reduce((sum, refund) => sum + refund.feeBackFen, 0n);
  const keptFen = (feeFen ?? 0n) - feeBackFen;
  return (
    <DefinitionList
      items={[
        { term: t("goodsSum"), value: <Money fen={goodsFen} /> },
        { term: t("shipping"), value: <Money fen={shippingFen} /> },
        { term: t("total"), value: <Money fen={totalFen} look="price" /> },
        ...(isSold
          ? [
              { term: t("fee"), value: <Money fen={-keptFen} /> },
              { term: t("received"), value: <Money fen={totalFen - refundedFen - keptFen} look="price" /> },
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

function Parcel({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const { recipient, mobile, province, city, district, street } = order.shipTo;
  const mayTell = order.side === "seller" && order.state === "wait_buyer_confirm_goods";
  return (
    <>
      <DefinitionList
        items={[
          { term: t("recipient"), value: `${recipient} ${mobile}` },
          { term: t("address"), value: `${[...new Set([province, city, district])].join(" ")} ${street}` },
          ...(order.note ? [{ term: t("note"), value: order.note }] : []),
          ...(order.carrier ? [{ term: order.carrier, value: order.trackingNo }] : []),
        ]}
      />
      {order.parcel.length > 0 && (
        <div className="mt-4">
          <Timeline
            label={t("way")}
            events={order.parcel.map(({ place, kind, words, at }, index) => ({
              key: String(place),
              title: t(`parcelOf.${kind}`),
              tone: index === 0 ? "accent" : undefined,
              time: <RelativeTime date={at} now={new Date()} />,
              body: words,
            }))}
          />
        </div>
      )}
      {mayTell && (
        <div className="mt-4 border-line border-t pt-4">
          <TrackForm
            action={track.bind(null, order.id)}
            kinds={parcelKinds.map((value) => ({ value, label: t(`parcelOf.${value}`) }))}
            texts={{ kind: t("seen"), where: t("where"), whereHint: t("whereHint"), submit: t("track") }}
          />
        </div>
      )}
    </>
  );
}
