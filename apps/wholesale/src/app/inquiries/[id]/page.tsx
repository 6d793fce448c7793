import { unitOf } from "@hutong/catalog";
import { LiveRefresh } from "@hutong/site/live-refresh";
import type { InquiryThread } from "@hutong/trading";
import { Badge, ButtonLink, DefinitionList, Notice, Page, ShopMark } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { streamHref, supplierHref, traderHref } from "../../_components/addresses.ts";
import { MarketBar } from "../../_components/market-bar.tsx";
import { PassportCard } from "../../_components/passport-card.tsx";
import { AboutStyle } from "../_components/about-style.tsx";
import { peerName } from "../_components/peer-name.ts";
import { send, turn } from "../actions.ts";
import { Composer } from "./_components/composer.tsx";
import { ThreadEntries } from "./_components/thread-entries.tsx";
import { TurnForm } from "./_components/turn-form.tsx";
import { loadInquiry } from "./loaders.ts";

export async function generateMetadata({ params }: PageProps<"/inquiries/[id]">): Promise<Metadata> {
  const found = await loadInquiry((await params).id);
  return found ? { title: found.thread.subject } : {};
}

export default async function Inquiry({ params }: PageProps<"/inquiries/[id]">) {
  const [found, t, app] = await Promise.all([
    params.then(({ id }) => loadInquiry(id)),
    getTranslations("inquiry"),
    getTranslations("app"),
  ]);
  if (!found) notFound();
  const { thread, passport, mayWrite, now } = found;
  return (
    <>
      <MarketBar place="inquiries" />
      <Page
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {thread.subject}
            {thread.state === "closed" && <Badge>{t("closed")}</Badge>}
          </span>
        }
        breadcrumb={[
          { label: app("title"), href: "/" },
          { label: t("title"), href: "/inquiries" },
          { label: thread.subject },
        ]}
        actions={
          mayWrite && (
            <TurnForm
              action={turn.bind(null, thread.id)}
              to={thread.state === "open" ? "closed" : "open"}
              text={t(thread.state === "open" ? "close" : "reopen")}
            />
          )
        }
      >
        <LiveRefresh from={streamHref} about={thread.id} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
            <ThreadEntries thread={thread} now={now} />
            <Answer found={found} />
          </div>
          <aside aria-label={t("facts")} className="grid content-start gap-4 max-lg:order-first">
            <Peer thread={thread} />
            <Wish thread={thread} />
            {passport && <PassportCard passport={passport} now={now} heading="h2" />}
          </aside>
        </div>
      </Page>
    </>
  );
}

/** Where the next words are written, or why they are not. */
async function Answer({ found }: { found: NonNullable<Awaited<ReturnType<typeof loadInquiry>>> }) {
  const { thread, mayWrite, isShut, role, key } = found;
  const [t, seat, gate] = await Promise.all([
    getTranslations("inquiry"),
    getTranslations("seatRole"),
    getTranslations("gate"),
  ]);
  if (thread.isPeerFrozen) return <Notice tone="warning" title={t("peerFrozen")} />;
  if (!mayWrite && role !== "owner") return <Notice title={t("readOnly", { role: seat(role) })} />;
  if (isShut)
    return (
      <Notice
        tone="warning"
        title={t("bar.not_verified")}
        actions={
          <ButtonLink href={traderHref} variant="primary">
            {gate("way")}
          </ButtonLink>
        }
      >
        {t("bar.not_verifiedText")}
      </Notice>
    );
  if (thread.state === "closed") return <Notice title={t("closedText")} />;
  return (
    <Composer
      action={send.bind(null, thread.id)}
      firstKey={key}
      texts={{ label: t("answer"), submit: t("send"), sent: t("sent"), hint: t("answerHint") }}
    />
  );
}

/** The other side, as the market knows it. */
function Peer({ thread: { peer, side } }: { thread: InquiryThread }) {
  const t = useTranslations("inquiry");
  const name = peerName(useLocale(), peer);
  return (
    <section aria-label={t(`peer.${side}`)} className="flex items-center gap-3">
      <ShopMark name={name} size={44} decorative />
      <span className="grid min-w-0">
        <span className="text-ink-3 text-xs">{t(`peer.${side}`)}</span>
        {side === "buyer" ? (
          <Link
            prefetch={false}
            href={supplierHref(peer.loginName)}
            className="break-words font-medium hover:text-accent hover:underline"
          >
            {name}
          </Link>
        ) : (
          <span className="break-words font-medium">{name}</span>
        )}
        {name !== peer.loginName && <span className="break-all text-ink-3 text-sm">{peer.loginName}</span>}
      </span>
    </section>
  );
}

/** What is asked for: the style, how much, by when, since when. */
function Wish({ thread }: { thread: InquiryThread }) {
  const t = useTranslations("inquiry");
  const format = useFormatter();
  const { listing, quantity, wantedBy, openedAt } = thread;
  const unit = unitOf(listing?.category ?? "");
  const day = { year: "numeric", month: "long", day: "numeric" } as const;
  return (
    <section aria-label={t("wish")} className="grid gap-3 rounded-md border border-line bg-surface p-3">
      {listing && <AboutStyle listing={listing} />}
      <DefinitionList
        items={[
          {
            term: t("quantity"),
            value: (
              <span className="num">{quantity ? t("amount", { count: quantity, unit }) : t("unsaid")}</span>
            ),
          },
          {
            term: t("wantedBy"),
            // A day without an hour: it is the same everywhere.
            value: wantedBy ? format.dateTime(wantedBy, { ...day, timeZone: "UTC" }) : t("unsaid"),
          },
          { term: t("openedAt"), value: format.dateTime(openedAt, day) },
        ]}
      />
    </section>
  );
}
