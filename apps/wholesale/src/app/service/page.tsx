import { maxServiceRules } from "@hutong/pricing";
import { tallySize } from "@hutong/reputation";
import { ButtonLink, EmptyState, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../_components/market-bar.tsx";
import { RuleTable } from "./_components/rule-table.tsx";
import { ruleWords } from "./_components/rule-words.ts";
import { loadServiceRules, loadTally } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service"))("title") };
}

const outcomes = {
  saved: "success",
  moved: "success",
  removed: "success",
  gone: "info",
  forbidden: "danger",
} as const;

export default async function ServicePage({ searchParams }: PageProps<"/service">) {
  const [service, { done }, t, words] = await Promise.all([
    loadServiceRules(),
    searchParams,
    getTranslations("service"),
    ruleWords(),
  ]);
  const { rules } = service;
  const tally = await loadTally(service);
  const outcome = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((one) => one === done);
  const isFull = rules.length >= maxServiceRules;
  return (
    <>
      <MarketBar />
      <Page
        width="wide"
        title={t("title")}
        lead={t("lead")}
        actions={
          !isFull && (
            <ButtonLink href="/service/new" variant="primary">
              {t("new")}
            </ButtonLink>
          )
        }
      >
        {outcome && <Notice tone={outcomes[outcome]}>{t(`done.${outcome}`)}</Notice>}
        {isFull && <Notice>{t("full", { count: maxServiceRules })}</Notice>}
        {rules.length > 0 ? (
          <>
            <RuleTable rules={rules} words={words} tally={tally} />
            <p className="text-ink-2 text-sm">
              {t("dryRun", { buyers: tally.buyers })}
              {tally.buyers > 0 && ` ${t("usual")}: ${tally.counts.get("") ?? 0}`}
              {tally.buyers >= tallySize && ` ${t("tallyCut", { count: tallySize })}`}
            </p>
          </>
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          </div>
        )}
      </Page>
    </>
  );
}
