import { AccountFrame, accountPath } from "@hutong/account-pages";
import type { SheetVerdict } from "@hutong/catalog";
import { ButtonLink, Card, Notice, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { loadSeller } from "../../loaders.ts";
import { FaultTable } from "../_components/fault-table.tsx";
import { VerdictTable } from "../_components/verdict-table.tsx";
import { importSheet } from "../actions.ts";
import { loadSheet } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goodsSheet"))("sightTitle") };
}

/** What a file of goods would come to, line by line, before it is done; afterwards what became of it. */
export default async function SheetSight({
  params,
  searchParams,
}: PageProps<"/account/[account]/goods/sheet/[sheet]">) {
  const [{ account: accountId, sheet: sheetId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, `goods/sheet/${encodeURIComponent(sheetId)}`);
  if (!page.mayWrite) notFound();
  const [sight, t] = await Promise.all([loadSheet(accountId, sheetId), getTranslations("goodsSheet")]);
  const ways = (
    <>
      <ButtonLink href={accountPath(accountId, "goods/sheet")}>{t("another")}</ButtonLink>
      <ButtonLink href={accountPath(accountId, "goods")}>{t("back")}</ButtonLink>
    </>
  );
  return (
    <AccountFrame page={page} place="goods">
      {done === "refused" && <Notice tone="danger">{t("refused")}</Notice>}
      {sight.status === "waiting" ? (
        <>
          <Card heading="h2" title={t("sightOf", { name: sight.fileName })} lead={summary(sight.verdicts, t)}>
            <form action={importSheet} className="flex flex-wrap gap-2">
              <input type="hidden" name="account" value={accountId} />
              <input type="hidden" name="sheet" value={sheetId} />
              {dueOf(sight.verdicts) > 0 && (
                <SubmitButton>{t("apply", { count: dueOf(sight.verdicts) })}</SubmitButton>
              )}
              {ways}
            </form>
          </Card>
          {sight.verdicts.some(({ verdict }) => verdict === "refused") && (
            <Notice tone="warning">{t("refusedStay")}</Notice>
          )}
          <FaultTable faults={sight.verdicts.flatMap(({ faults }) => faults)} />
          <VerdictTable verdicts={sight.verdicts} />
        </>
      ) : (
        <>
          <Card heading="h2" title={t("appliedOf", { name: sight.fileName })}>
            <p className="mb-4">{sight.outcome ? t("outcome", counts(sight.outcome)) : t("cutOff")}</p>
            <div className="flex flex-wrap gap-2">{ways}</div>
          </Card>
          <FaultTable faults={sight.outcome?.faults ?? []} />
        </>
      )}
    </AccountFrame>
  );
}

type T = Awaited<ReturnType<typeof getTranslations<"goodsSheet">>>;

function counts(outcome: Readonly<Record<"made" | "changed" | "same" | "refused", number>>) {
  const { made, changed, same, refused } = outcome;
  return { made, changed, same, refused };
}

function summary(verdicts: readonly SheetVerdict[], t: T): string {
  const count = (kind: SheetVerdict["verdict"]) => verdicts.filter(({ verdict }) => verdict === kind).length;
  return t("plan", {
    made: count("new"),
    changed: count("changed"),
    same: count("same"),
    refused: count("refused"),
  });
}

/** How many styles applying would write. */
function dueOf(verdicts: readonly SheetVerdict[]): number {
  return verdicts.filter(({ verdict }) => verdict === "new" || verdict === "changed").length;
}
