import { mostRefundPictures, type RefundSight } from "@hutong/orders";
import { maxPictureBytes } from "@hutong/orders/refund-pictures";
import { Badge, Card, DefinitionList, Money, Page, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "../../_components/action-form.tsx";
import { StreetBar } from "../../_components/street-bar.tsx";
import { OrderLines } from "../../orders/_components/order-list.tsx";
import { ShipForm } from "../../orders/_components/ship-form.tsx";
import { loadRefund } from "../../orders/loaders.ts";
import { RefundCourse } from "../_components/refund-course.tsx";
import { refundTones } from "../_components/refund-tones.ts";
import { decline, escalate, moveOn, say, sendBack } from "../actions.ts";
import { DeclineForm } from "./_components/decline-form.tsx";
import { WordsForm } from "./_components/words-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("refunds"))("one") };
}

export default async function RefundPage({ params }: PageProps<"/refunds/[id]">) {
  const { id } = await params;
  const [refund, t, orders] = await Promise.all([
    loadRefund(id),
    getTranslations("refunds"),
    getTranslations("orders"),
  ]);
  const { side, state } = refund;
  const list = side === "buyer" ? "/orders" : "/seller/orders";
  return (
    <>
      <StreetBar />
      <Page
        title={t("one")}
        breadcrumb={[
          { label: orders(`title.${side}`), href: list },
          { label: orders("one"), href: `/orders/${refund.orderId}` },
          { label: t("one") },
        ]}
        actions={<Badge tone={refundTones[state]}>{t(`state.${state}`)}</Badge>}
      >
        <Next refund={refund} />
        <Card heading="h2" title={t("facts")}>
          <Facts refund={refund} />
        </Card>
        <Section title={t("course")}>
          <RefundCourse refund={refund} now={new Date()} />
        </Section>
        {refund.maySpeak && <Speak refund={refund} />}
      </Page>
    </>
  );
}

/** What happens next, until when, and what the reader can do about it. */
function Next({ refund }: { refund: RefundSight }) {
  const t = useTranslations("refunds");
  const format = useFormatter();
  const { id, side, state, commands, dueAt, offeredFen } = refund;
  const due = dueAt ? format.dateTime(dueAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  const may = (command: (typeof commands)[number]) => commands.includes(command);
  return (
    <Card>
      <p>{t(`next.${side}.${state}`, { due })}</p>
      {offeredFen !== null && state === "seller_refuse_buyer" && (
        <p className="mt-2">
          {t("offered")} <Money fen={offeredFen} look="price" />
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-end gap-2 empty:hidden">
        {(["agree", "accept", "receive", "withdraw"] as const).filter(may).map((command) => (
          <ActionForm
            key={command}
            action={moveOn.bind(null, id, command)}
            submit={t(command === "agree" && refund.withReturn ? "do.agreeReturn" : `do.${command}`)}
            variant={command === "withdraw" ? "secondary" : "primary"}
          />
        ))}
        {may("send_back") && <SendBack refund={refund} />}
      </div>
      {may("decline") && (
        <div className="mt-4 border-line border-t pt-4">
          <DeclineForm
            action={decline.bind(null, id)}
            texts={{
              why: t("why"),
              offer: t("offer"),
              offerHint: t("offerHint"),
              submit: t("do.decline"),
            }}
          />
        </div>
      )}
      {may("escalate") && (
        <div className="mt-4 border-line border-t pt-4">
          <WordsForm
            action={escalate.bind(null, id)}
            name="plea"
            texts={{ words: t("plea"), hint: t("pleaHint"), submit: t("do.escalate") }}
          />
        </div>
      )}
    </Card>
  );
}

function SendBack({ refund }: { refund: RefundSight }) {
  const t = useTranslations("refunds");
  const orders = useTranslations("orders");
  return (
    <ShipForm
      action={sendBack.bind(null, refund.id)}
      texts={{ carrier: orders("carrier"), trackingNo: orders("trackingNo"), submit: t("do.sendBack") }}
    />
  );
}

function Facts({ refund }: { refund: RefundSight }) {
  const t = useTranslations("refunds");
  const { lines, order, carrier, trackingNo, askedFen, givenFen, feeBackFen, side } = refund;
  const about = order.lines.flatMap((line) => {
    const count = lines.find(({ place }) => place === line.place)?.count;
    return count ? [{ ...line, count }] : [];
  });
  return (
    <>
      <OrderLines order={{ lines: about }} />
      <div className="mt-3">
        <DefinitionList
          items={[
            { term: t("kindLabel"), value: t(refund.withReturn ? "kind.return" : "kind.money") },
            { term: t("reason"), value: t(`reasonOf.${refund.reason}`) },
            { term: t("asked"), value: <Money fen={askedFen} look="price" /> },
            ...(givenFen === null
              ? []
              : [{ term: t("given"), value: <Money fen={givenFen} look="price" /> }]),
            ...(side === "seller" && feeBackFen > 0n
              ? [{ term: t("feeBack"), value: <Money fen={feeBackFen} /> }]
              : []),
            ...(carrier ? [{ term: t("sentBack"), value: `${carrier} ${trackingNo}` }] : []),
          ]}
        />
      </div>
    </>
  );
}

/** Words and pictures for the other side, and for the house once it was called. */
function Speak({ refund }: { refund: RefundSight }) {
  const t = useTranslations("refunds");
  const most = mostRefundPictures;
  return (
    <Section title={t("speak")} lead={t(refund.state === "in_dispute" ? "speakDispute" : "speakLead")}>
      <Card>
        <WordsForm
          action={say.bind(null, refund.id)}
          name="words"
          texts={{ words: t("words"), hint: t("wordsHint"), submit: t("do.say") }}
          pictures={{
            most,
            maxBytes: maxPictureBytes,
            texts: {
              label: t("pictures"),
              hint: t("picturesHint", { most }),
              tooBig: t("tooBig"),
              tooMany: t("tooMany", { most }),
            },
          }}
        />
      </Card>
    </Section>
  );
}
