import type { BuyerLine, ClaimName } from "@hutong/reputation";
import { ClaimValue } from "@hutong/site";
import { type Column, RealmBadge, RelativeTime, Table, TableKeys } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PassportCard } from "../../_components/passport-card.tsx";
import { inLanguage } from "../../_components/words.ts";
import { type BuyersView, buyerColumns, buyersHref, isSortable } from "../buyers-view.ts";
import { searchFieldId, useHeader } from "./buyers-form.tsx";

type BuyerTableProps = {
  buyers: readonly BuyerLine[];
  view: BuyersView;
  now: Date;
  empty: ReactNode;
};

/** Buyers in rows, with what each shows; under them the card of the one that was picked, by the row's link. */
export function BuyerTable({ buyers, view, now, empty }: BuyerTableProps) {
  const t = useTranslations("buyers");
  const columns = useColumns(view, now);
  return (
    <>
      <TableKeys searchId={searchFieldId}>
        <Table
          caption={t("caption")}
          captionHidden
          columns={columns}
          rows={buyers}
          rowKey={({ accountId }) => accountId}
          empty={empty}
        />
      </TableKeys>
      {buyers.map(({ accountId, loginName, passport }) => (
        <section
          key={accountId}
          id={`buyer-${loginName}`}
          tabIndex={-1}
          className="hidden scroll-mt-20 target:block"
        >
          <PassportCard passport={passport} title={loginName} now={now} heading="h2" />
        </section>
      ))}
    </>
  );
}

function useColumns(view: BuyersView, now: Date): Column<BuyerLine>[] {
  const t = useTranslations("buyers");
  const locale = useLocale();
  const header = useHeader();
  const naming: Column<BuyerLine> = {
    key: "buyer",
    header: t("buyer"),
    naming: true,
    cell: (buyer) => <Buyer buyer={buyer} />,
  };
  const shown = buyerColumns.filter((key) => view.cols.includes(key));
  return [
    naming,
    ...shown.map((key): Column<BuyerLine> => {
      const sorting = isSortable(key)
        ? {
            sortHref: buyersHref(view, {
              sort: key,
              order: view.sort === key && view.order === "down" ? "up" : "down",
              page: 1,
            }),
            sorted:
              view.sort === key
                ? view.order === "up"
                  ? ("ascending" as const)
                  : ("descending" as const)
                : undefined,
          }
        : {};
      const column = { key, header: header(key), ...sorting };
      if (key === "relation") return { ...column, cell: ({ relation }) => t(`relation.${relation}`) };
      if (key === "since")
        return { ...column, cell: ({ since }) => <RelativeTime date={since} now={now} locale={locale} /> };
      return { ...column, cell: (buyer) => <Claim buyer={buyer} claim={key} now={now} /> };
    }),
  ];
}

function Buyer({ buyer: { loginName, passport } }: { buyer: BuyerLine }) {
  const locale = useLocale();
  const { shop } = passport;
  return (
    <span className="grid justify-items-start">
      <a
        href={`#buyer-${loginName}`}
        className="inline-flex min-h-8 items-center font-medium text-accent hover:underline pointer-coarse:min-h-11"
      >
        {loginName}
      </a>
      {shop && (
        <span className="flex items-center gap-1.5 text-ink-3 text-xs">
          <RealmBadge realm={shop.realm} />
          {inLanguage(locale, shop.name, shop.nameEn)}
        </span>
      )}
    </span>
  );
}

/** A claim of a buyer: its figure, said to be withheld, or a dash where there is none. */
function Claim({ buyer: { passport }, claim, now }: { buyer: BuyerLine; claim: ClaimName; now: Date }) {
  const t = useTranslations("buyers");
  const figure = passport.figures.find((one) => one.claim === claim);
  if (figure) return <ClaimValue claim={claim} value={figure.value} now={now} />;
  return <span className="text-ink-3">{passport.withheld.includes(claim) ? t("withheld") : "–"}</span>;
}
