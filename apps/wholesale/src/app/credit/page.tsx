import { Page, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IdLine } from "../_components/id-line.tsx";
import { MarketBar } from "../_components/market-bar.tsx";
import { Ledger } from "./_components/ledger.tsx";
import { PointRules } from "./_components/point-rules.tsx";
import { loadCredit } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function Credit() {
  const [found, t, app] = await Promise.all([
    loadCredit(),
    getTranslations("credit"),
    getTranslations("app"),
  ]);
  return (
    <>
      <MarketBar />
      <Page
        width="wide"
        title={t("title")}
        lead={t("lead")}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
      >
        {found && (
          <>
            <p className="text-ink-3 text-sm">
              <IdLine account={found.account} />
            </p>
            {found.ledgers.map(({ index, ledger }) => (
              <Section key={index} id={index} title={t(`index.${index}`)} lead={t(`whatFor.${index}`)}>
                <Ledger index={index} ledger={ledger} now={new Date()} />
                <PointRules index={index} />
              </Section>
            ))}
          </>
        )}
      </Page>
    </>
  );
}
