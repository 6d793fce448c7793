import type { RefundCourse as Course, RefundHappening } from "@hutong/orders";
import { Money, RelativeTime, Timeline, type Tone } from "@hutong/ui";
import { useTranslations } from "next-intl";

const tones: Partial<Record<RefundHappening["command"], Tone>> = {
  decline: "warning",
  escalate: "danger",
  rule: "accent",
  rule_return: "accent",
  dismiss: "accent",
};

/** What happened in a refund, newest first: who did what, with which sum, words and pictures. */
export function RefundCourse({ refund, now }: { refund: Pick<Course, "events">; now: Date }) {
  const t = useTranslations("refunds");
  return (
    <Timeline
      label={t("course")}
      events={refund.events.map((event) => ({
        key: String(event.place),
        title: (
          <>
            {t(`event.${event.command}`, { side: t(`side.${event.side}`) })}
            {event.amountFen !== null && (
              <>
                {" "}
                <Money fen={event.amountFen} />
              </>
            )}
          </>
        ),
        tone: event.toState === "success" ? "success" : tones[event.command],
        time: <RelativeTime date={event.at} now={now} />,
        body: (event.words || event.pictures.length > 0) && <Said event={event} />,
      }))}
    />
  );
}

function Said({ event: { words, pictures, side } }: { event: RefundHappening }) {
  const t = useTranslations("refunds");
  return (
    <>
      {words && <p className="whitespace-pre-line break-words">{words}</p>}
      {pictures.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {pictures.map(({ id, width, height }, index) => (
            <li key={id}>
              <a href={`/refunds/pictures/${id}`} target="_blank" rel="noreferrer">
                {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of it. */}
                <img
                  src={`/refunds/pictures/${id}`}
                  alt={t("pictureOf", { side: t(`side.${side}`), nth: index + 1 })}
                  width={width}
                  height={height}
                  loading="lazy"
                  className="h-24 w-auto max-w-40 rounded-sm border border-line bg-sunken object-contain"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
