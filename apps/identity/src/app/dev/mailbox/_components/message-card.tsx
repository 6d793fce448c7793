import type { MailboxEntry } from "@hutong/identity";
import { Badge, RelativeTime } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { messageParts } from "../message-parts.ts";

/** One message as it would have gone out; its code is selected whole by one click. */
export function MessageCard({ message, now }: { message: MailboxEntry; now: Date }) {
  const t = useTranslations("mailbox");
  return (
    <article
      data-recipient={message.recipient}
      data-channel={message.channel}
      className="rounded-md border border-line bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-base">{message.subject}</h2>
        <p className="text-ink-3 text-xs">
          <RelativeTime date={message.createdAt} now={now} />
        </p>
      </div>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-2 text-sm">
        <Badge>{t(message.channel)}</Badge>
        <span className="text-ink-3">{t("to")}</span>
        <span className="break-all">{message.recipient}</span>
      </p>
      <p className="mt-2 whitespace-pre-line">
        {messageParts(message.text).map(({ kind, text, at }) =>
          kind === "code" ? (
            <code
              key={at}
              data-code
              className="mx-0.5 select-all rounded-sm bg-accent-soft px-1.5 py-0.5 font-medium font-mono text-accent"
            >
              {text}
            </code>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </p>
    </article>
  );
}
