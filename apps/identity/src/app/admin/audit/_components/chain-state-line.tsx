import type { ChainState } from "@hutong/identity/audit";
import { Notice, RelativeTime } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface ChainStateLineProps {
  readonly chain: ChainState;
  readonly now: Date;
}

/** How the chain stands, in a line; a chain that no longer holds its last signed head is an alarm. */
export function ChainStateLine({ chain, now }: ChainStateLineProps) {
  const t = useTranslations("admin.audit.chain");
  const format = useFormatter();
  const { tip, waiting, lastHead, lastVerified } = chain;
  if (!chain.holds) {
    return (
      <Notice tone="danger" title={t("brokenTitle")}>
        {t("brokenText")}
      </Notice>
    );
  }
  const time = (date: Date) => () => <RelativeTime key="time" date={date} now={now} />;
  const facts: [string, ReactNode][] = [
    [
      t("sealed"),
      tip ? t.rich("place", { seq: format.number(tip.seq), time: time(tip.sealedAt) }) : t("none"),
    ],
    [t("waiting"), format.number(waiting)],
    [
      t("signed"),
      lastHead
        ? t.rich("place", { seq: format.number(lastHead.seq), time: time(lastHead.writtenAt) })
        : t("none"),
    ],
    [
      t("verified"),
      lastVerified
        ? t.rich("place", { seq: format.number(lastVerified.seq), time: time(lastVerified.writtenAt) })
        : t("none"),
    ],
  ];
  return (
    <dl aria-label={t("label")} className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-ink-3">{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
