import { formatFen } from "@hutong/kernel";
import type { RefundHappening, TradeDispute } from "@hutong/orders";
import { restoredView } from "@hutong/site";
import {
  Badge,
  Card,
  DefinitionList,
  Money,
  Notice,
  RelativeTime,
  Section,
  Timeline,
  type Tone,
} from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { loadTradeDispute } from "../loaders.ts";
import { refundTones } from "../refund-tones.ts";
import { RuleForm } from "./_components/rule-form.tsx";
import { rule } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.tradeDisputes"))("one") };
}

export default async function TradeDisputePage({
  params,
  searchParams,
}: PageProps<"/admin/trade-disputes/[dispute]">) {
  const [{ dispute: id }, query] = await Promise.all([params, searchParams]);
  const [{ found, administrator, now }, t, locale] = await Promise.all([
    loadTradeDispute(id),
    getTranslations("admin.tradeDisputes"),
    getLocale(),
  ]);
  const { state, buyer, seller, askedFen } = found;
  const isOwn = [buyer.userId, seller.userId].includes(administrator.userId);
  const title = t("buyerAndSeller", { buyer: buyer.loginName, seller: seller.loginName });
  return (
    <AdminPage
      place="tradeDisputes"
      title={title}
      lead={<Badge tone={refundTones[state]}>{t(`state.${state}`)}</Badge>}
      breadcrumb={[{ label: t("title"), href: "/admin/trade-disputes" }, { label: title }]}
    >
      {query.done !== undefined && <Notice tone="success">{t("doneText")}</Notice>}
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t("facts")}>
          <Card>
            <Facts found={found} />
          </Card>
        </Section>
        <Section title={t("course")}>
          <Card>
            <Course found={found} now={now} />
          </Card>
        </Section>
      </div>
      {state === "in_dispute" && administrator.mayAct && !isOwn && (
        <Section title={t("ruleTitle")} lead={t("ruleLead")}>
          <Card>
            <RuleForm
              action={rule}
              before={await restoredView("tradeDispute.rule", query)}
              disputeId={found.id}
              mayReturn={found.withReturn && found.trackingNo === null}
              texts={{
                amount: t("amount"),
                amountHint: t("amountHint", { most: formatFen(askedFen, locale) }),
                returnFirst: t("returnFirst"),
                reason: t("reason"),
                reasonHint: t("reasonHint"),
                submit: t("submit"),
              }}
            />
          </Card>
        </Section>
      )}
      {isOwn && state === "in_dispute" && <Notice>{t("ownCase")}</Notice>}
    </AdminPage>
  );
}

/** What is asked, offered and at stake, and between whom. */
function Facts({ found }: { found: TradeDispute }) {
  const t = useTranslations("admin.tradeDisputes");
  const format = useFormatter();
  const locale = useLocale();
  const { order, lines, askedFen, offeredFen, givenFen, carrier, trackingNo } = found;
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const party = ({ userId, displayName, loginName }: TradeDispute["buyer"]) => (
    <Link href={`/admin/people/${userId}`} className="break-words text-accent hover:underline">
      {displayName} ({loginName})
    </Link>
  );
  const goods = order.lines.flatMap((line) => {
    const count = lines.find(({ place }) => place === line.place)?.count;
    return count ? [{ ...line, count }] : [];
  });
  return (
    <DefinitionList
      items={[
        { term: t("buyer"), value: party(found.buyer) },
        { term: t("seller"), value: party(found.seller) },
        {
          term: t("goods"),
          value: (
            <ul>
              {goods.map((line) => (
                <li key={line.place}>
                  {locale === "en" ? line.titleEn : line.titleZh} · {line.size}{" "}
                  <span className="num">
                    <Money fen={line.priceFen} /> × {line.count}
                  </span>
                </li>
              ))}
            </ul>
          ),
        },
        { term: t("kind"), value: t(found.withReturn ? "kindOf.return" : "kindOf.money") },
        { term: t("why"), value: t(`reasonOf.${found.reason}`) },
        { term: t("paid"), value: <Money fen={order.totalFen} /> },
        ...(order.refundedFen > 0n
          ? [{ term: t("refunded"), value: <Money fen={order.refundedFen} /> }]
          : []),
        { term: t("asked"), value: <Money fen={askedFen} look="price" /> },
        ...(offeredFen === null ? [] : [{ term: t("offered"), value: <Money fen={offeredFen} /> }]),
        ...(givenFen === null ? [] : [{ term: t("given"), value: <Money fen={givenFen} look="price" /> }]),
        { term: t("ordered"), value: moment(order.placedAt) },
        { term: t("money"), value: t(found.afterFinish ? "moneyOf.shop" : "moneyOf.escrow") },
        ...(order.carrier ? [{ term: t("sent"), value: `${order.carrier} ${order.trackingNo}` }] : []),
        ...(carrier ? [{ term: t("sentBack"), value: `${carrier} ${trackingNo}` }] : []),
      ]}
    />
  );
}

const sideTones: Partial<Record<RefundHappening["side"], Tone>> = {
  buyer: "info",
  seller: "warning",
  house: "accent",
};

/** What both sides did, said and showed, newest first. */
function Course({ found, now }: { found: TradeDispute; now: Date }) {
  const t = useTranslations("admin.tradeDisputes");
  return (
    <Timeline
      label={t("course")}
      events={found.events.map((event) => ({
        key: String(event.place),
        title: (
          <>
            {t(`side.${event.side}`)} · {t(`event.${event.command}`)}{" "}
            {event.amountFen !== null && <Money fen={event.amountFen} />}
          </>
        ),
        tone: sideTones[event.side],
        time: <RelativeTime date={event.at} now={now} />,
        body: (event.words || event.pictures.length > 0) && <Said event={event} />,
      }))}
    />
  );
}

function Said({ event: { words, pictures, side } }: { event: RefundHappening }) {
  const t = useTranslations("admin.tradeDisputes");
  return (
    <>
      {words && <p className="whitespace-pre-line break-words">{words}</p>}
      {pictures.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {pictures.map(({ id, width, height }, index) => (
            <li key={id}>
              <a href={`/admin/trade-disputes/pictures/${id}`} target="_blank" rel="noreferrer">
                {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of it. */}
                <img
                  src={`/admin/trade-disputes/pictures/${id}`}
                  alt={t("pictureOf", { side: t(`side.${side}`), nth: index + 1 })}
                  width={width}
                  height={height}
                  loading="lazy"
                  className="h-32 w-auto max-w-48 rounded-sm border border-line bg-sunken object-contain"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
