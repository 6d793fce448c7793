import { type BulkBatchRow, bulkState } from "@hutong/identity";
import { requireFreshSession, restoredView } from "@hutong/site";
import { ButtonLink, Card, DefinitionList, EmptyState, Notice, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { apply } from "../actions.ts";
import { loadBatch } from "../loaders.ts";
import { stateWords } from "../state-words.ts";
import { ApplyForm } from "./_components/apply-form.tsx";
import { LinesTable } from "./_components/lines-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.bulk"))("one") };
}

export default async function BatchPage({ params, searchParams }: PageProps<"/admin/bulk/[batch]">) {
  const [{ batch: id }, query] = await Promise.all([params, searchParams]);
  const rejected = query.show === "rejected";
  const after = Math.max(0, Math.trunc(Number(query.after)) || 0);
  const { batch, lines, next, mayApply } = await loadBatch(id, { rejected, after });
  if (mayApply) await requireFreshSession(`/admin/bulk/${id}`);
  const t = await getTranslations("admin.bulk");
  const page = `/admin/bulk/${batch.id}`;
  const title = batch.fileName || t("pasted");
  const shown = rejected ? "show=rejected&" : "";
  const { counts, appliedAt } = batch;
  return (
    <AdminPage
      place="bulk"
      title={title}
      lead={t("oneLead")}
      breadcrumb={[{ label: t("title"), href: "/admin/bulk" }, { label: title }]}
      actions={
        counts.rejected > 0 && (
          <ButtonLink plain href={`${page}/rejects`}>
            {t("rejects")}
          </ButtonLink>
        )
      }
    >
      <State batch={batch} />
      {mayApply && (
        <Card
          heading="h2"
          title={t(appliedAt ? "goOn" : "apply")}
          lead={t("applyLead", { count: counts.waiting })}
        >
          <ApplyForm
            action={apply.bind(null, batch.id)}
            initial={await restoredView("bulk-apply", query)}
            goesOn={appliedAt !== null && query.done === "apply"}
            texts={{ submit: t("applySubmit", { count: counts.waiting }), cancel: t("cancel") }}
          />
        </Card>
      )}
      <Tabs
        label={title}
        tabs={[
          { href: page, label: t("all"), count: counts.lines, current: !rejected },
          { href: `${page}?show=rejected`, label: t("rejected"), count: counts.rejected, current: rejected },
        ]}
      />
      <LinesTable
        lines={lines}
        caption={title}
        empty={<EmptyState title={t("noLinesTitle")}>{t("noLinesText")}</EmptyState>}
      />
      {(after > 0 || next !== null) && (
        <nav aria-label={t("pages")} className="flex flex-wrap gap-2">
          {after > 0 && <ButtonLink href={`${page}?${shown}`}>{t("first")}</ButtonLink>}
          {next !== null && (
            <ButtonLink href={`${page}?${shown}after=${next}`} rel="next">
              {t("next")}
            </ButtonLink>
          )}
        </nav>
      )}
    </AdminPage>
  );
}

function State({ batch }: { batch: BulkBatchRow }) {
  const t = useTranslations("admin.bulk");
  const { counts, madeBy } = batch;
  const { tone, key } = stateWords[bulkState(batch)];
  return (
    <>
      <Notice tone={tone} title={t(key)}>
        {t(`${key}Text`, counts)}
      </Notice>
      <Card>
        <DefinitionList
          items={[
            { term: t("by"), value: madeBy.displayName },
            { term: t("lines"), value: <span className="num">{counts.lines}</span> },
            { term: t("willBeDone"), value: <span className="num">{counts.waiting}</span> },
            { term: t("doneCount"), value: <span className="num">{counts.done}</span> },
            { term: t("rejected"), value: <span className="num">{counts.rejected}</span> },
          ]}
        />
      </Card>
    </>
  );
}
