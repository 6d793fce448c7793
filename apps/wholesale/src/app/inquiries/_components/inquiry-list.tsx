import { unitOf } from "@hutong/catalog";
import type { InquiryLine } from "@hutong/trading";
import { Badge, RelativeTime, ShopMark } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { inquiryHref } from "../../_components/addresses.ts";
import { peerName } from "./peer-name.ts";

/** Threads line by line, the newest word first: with whom, about what, the last words, what is unread. */
export function InquiryList({ inquiries, now }: { inquiries: readonly InquiryLine[]; now: Date }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {inquiries.map((inquiry) => (
        <li key={inquiry.id}>
          <InquiryRow inquiry={inquiry} now={now} />
        </li>
      ))}
    </ul>
  );
}

function InquiryRow({ inquiry, now }: { inquiry: InquiryLine; now: Date }) {
  const t = useTranslations("inquiry");
  const locale = useLocale();
  const { peer, side, subject, unread, lastText, isLastOwn, state, lastMessageAt } = inquiry;
  const name = peerName(locale, peer);
  return (
    <Link
      prefetch={false}
      href={inquiryHref(inquiry.id)}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-2.5 -outline-offset-2 hover:bg-sunken"
    >
      <ShopMark name={name} size={40} decorative />
      <span className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className={unread > 0 ? "min-w-0 font-semibold" : "min-w-0 font-medium"}>{subject}</span>
          {unread > 0 && <Badge tone="accent">{t("unread", { count: unread })}</Badge>}
          {state === "closed" && <Badge>{t("closed")}</Badge>}
          <span className="ml-auto text-ink-3 text-xs">
            <RelativeTime date={lastMessageAt} now={now} />
          </span>
        </span>
        <span className="flex flex-wrap gap-x-2 text-ink-2 text-sm">
          <span>{t(`with.${side}`, { name })}</span>
          <Quantity inquiry={inquiry} />
        </span>
        <span className="truncate text-ink-3 text-sm">
          {isLastOwn && `${t("own")} `}
          {lastText}
        </span>
      </span>
    </Link>
  );
}

function Quantity({ inquiry: { quantity, category } }: { inquiry: InquiryLine }) {
  const t = useTranslations("inquiry");
  if (quantity === null) return null;
  return <span className="num">{t("amount", { count: quantity, unit: unitOf(category ?? "") })}</span>;
}
