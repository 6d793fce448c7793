import type { InquiryEntry, InquiryThread } from "@hutong/trading";
import { RelativeTime } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** What was written, oldest first: the other side's on the left, one's own on the right. */
export function ThreadEntries({ thread, now }: { thread: InquiryThread; now: Date }) {
  const t = useTranslations("inquiry");
  return (
    <section aria-label={t("thread")} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {thread.earlier > 0 && (
        <p className="text-center text-ink-3 text-sm">{t("earlier", { count: thread.earlier })}</p>
      )}
      <ol aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {thread.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} thread={thread} now={now} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, thread, now }: { entry: InquiryEntry; thread: InquiryThread; now: Date }) {
  const t = useTranslations("inquiry");
  const isOwn = entry.side === thread.side;
  const writer = <Writer entry={entry} thread={thread} />;
  const time = <RelativeTime date={entry.at} now={now} />;
  if (entry.kind !== "text")
    return (
      <li className="text-center text-ink-3 text-sm">
        {writer} {t(`entry.${entry.kind}`)} · {time}
      </li>
    );
  const isRead = isOwn && thread.peerReadAt !== null && thread.peerReadAt >= entry.at;
  return (
    <li className={`grid grid-cols-[minmax(0,1fr)] ${isOwn ? "justify-items-end" : "justify-items-start"}`}>
      <div
        className={`max-w-[min(100%,44rem)] rounded-md px-3 py-2 ${isOwn ? "bg-accent-soft" : "border border-line bg-surface"}`}
      >
        <p className="flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <span className="font-medium text-ink-2">{writer}</span>
          {time}
          {isRead && <span>{t("seen")}</span>}
        </p>
        <p className="wrap-anywhere whitespace-pre-wrap">{entry.body}</p>
      </div>
    </li>
  );
}

/** The ID, and the seat where it was staff: "xixi · 采购 alice". Never a person's name. */
function Writer({ entry, thread }: { entry: InquiryEntry; thread: InquiryThread }) {
  const seat = useTranslations("seatRole");
  const { loginName } = entry.side === thread.side ? thread.me : thread.peer;
  return (
    <>
      {loginName}
      {entry.seat && ` · ${seat(entry.seat.role)} ${entry.seat.name}`}
    </>
  );
}
