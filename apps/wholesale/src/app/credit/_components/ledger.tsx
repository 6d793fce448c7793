import type { PointEntry, PointsLedger } from "@hutong/reputation";
import { type Column, EmptyState, RelativeTime, Table } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { supplierHref } from "../../_components/addresses.ts";
import { PointReasons } from "../../_components/point-reasons.tsx";
import { Points } from "../../_components/points.tsx";
import { inLanguage } from "../../_components/words.ts";

type LedgerProps = { index: "integrity" | "generosity"; ledger: PointsLedger; now: Date };

/** An index as what it is: a sum of points, each with its reason. */
export function Ledger({ index, ledger, now }: LedgerProps) {
  const t = useTranslations("credit");
  if (ledger.count === 0) {
    return (
      <div className="rounded-md border border-line bg-surface">
        <EmptyState title={t(`empty.${index}`)}>{t(`emptyHow.${index}`)}</EmptyState>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <p className="flex items-baseline gap-2">
          <span className="num font-semibold text-3xl">{ledger.total}</span>
          <span className="text-ink-3 text-sm">{t("fromEntries", { count: ledger.count })}</span>
        </p>
        <PointReasons reasons={ledger.reasons} />
      </div>
      <Entries entries={ledger.entries} count={ledger.count} now={now} />
    </div>
  );
}

function Entries({ entries, count, now }: { entries: readonly PointEntry[]; count: number; now: Date }) {
  const t = useTranslations("credit");
  const columns: Column<PointEntry>[] = [
    { key: "reason", header: t("reasonHead"), naming: true, cell: ({ reason }) => t(`reason.${reason}`) },
    { key: "party", header: t("party"), cell: ({ party }) => <Party party={party} /> },
    { key: "at", header: t("at"), cell: ({ at }) => <RelativeTime date={at} now={now} /> },
    { key: "points", header: t("points"), align: "end", cell: ({ points }) => <Points points={points} /> },
  ];
  const caption =
    entries.length < count ? t("newestOf", { shown: entries.length, count }) : t("all", { count });
  return <Table caption={caption} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

function Party({ party }: { party: PointEntry["party"] }) {
  const locale = useLocale();
  if (!party) return <span className="text-ink-3">–</span>;
  if (!party.name) return party.loginName;
  const name = inLanguage(locale, party.name, party.nameEn);
  return party.realm === "wholesale" ? (
    <Link prefetch={false} href={supplierHref(party.loginName)} className="hover:text-accent hover:underline">
      {name}
    </Link>
  ) : (
    name
  );
}
