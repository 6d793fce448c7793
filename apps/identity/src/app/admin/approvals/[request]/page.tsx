import type { MergeRequestCase } from "@hutong/identity";
import { requireFreshSession, restoredView } from "@hutong/site";
import { Badge, ButtonLink, Card, DefinitionList, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { MergePreview } from "../../_components/merge-preview.tsx";
import { ReasonForm } from "../../_components/reason-form.tsx";
import { mergePath } from "../../people/[id]/merge/merge-path.ts";
import { loadRequest } from "../loaders.ts";
import { stateTones } from "../state-tones.ts";
import { type Decision, decide } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.approvals"))("one") };
}

export default async function ApprovalPage({
  params,
  searchParams,
}: PageProps<"/admin/approvals/[request]">) {
  const [{ request: id }, query] = await Promise.all([params, searchParams]);
  const { request, may } = await loadRequest(id);
  if (may.decide || may.withdraw) await requireFreshSession(`/admin/approvals/${id}`);
  const t = await getTranslations("admin.approvals");
  const { from, into, state, preview, isUnchanged } = request;
  const title = t("merge", { from: from.displayName, into: into.displayName });
  const done = ["asked", "approve", "refuse", "withdraw"].find((one) => one === query.done);
  const decisions: Decision[] = [
    ...(may.decide ? [...(isUnchanged ? (["approve"] as const) : []), "refuse" as const] : []),
    ...(may.withdraw ? ["withdraw" as const] : []),
  ];
  return (
    <AdminPage
      place="approvals"
      title={title}
      lead={<Badge tone={stateTones[state]}>{t(`stateOf.${state}`)}</Badge>}
      breadcrumb={[{ label: t("title"), href: "/admin/approvals" }, { label: title }]}
    >
      {done && <Notice tone="success">{t(`done.${done}`)}</Notice>}
      <Facts request={request} />
      {state === "waiting" && !isUnchanged && (
        <Notice
          tone="warning"
          title={t("changedTitle")}
          actions={<ButtonLink href={mergePath(into.id, from.id)}>{t("askAnew")}</ButtonLink>}
        >
          {t("changedText")}
        </Notice>
      )}
      {state === "expired" && (
        <Notice
          title={t("expiredTitle")}
          actions={<ButtonLink href={mergePath(into.id, from.id)}>{t("askAnew")}</ButtonLink>}
        >
          {t("expiredText")}
        </Notice>
      )}
      {preview && <MergePreview preview={preview} />}
      {may.withdraw && <Notice title={t("ownTitle")}>{t("ownText")}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        {
          await Promise.all(
            decisions.map(async (decision) => (
              <Section key={decision} title={t(`decide.${decision}`)} lead={t(`will.${decision}`)}>
                <Card>
                  <ReasonForm
                    action={decide.bind(null, { requestId: request.id, decision })}
                    initial={await restoredView(`merge-${decision}`, query)}
                    id={decision}
                    isDanger={decision === "approve"}
                    texts={{
                      reason: t("reason"),
                      reasonHint: t("reasonHint"),
                      submit: t(`decide.${decision}`),
                      cancel: "",
                    }}
                  />
                </Card>
              </Section>
            )),
          )
        }
      </div>
    </AdminPage>
  );
}

function Facts({ request }: { request: MergeRequestCase }) {
  const t = useTranslations("admin.approvals");
  const format = useFormatter();
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const { askedBy, askedAt, expiresAt, reason, decidedBy, decidedAt, decisionReason, state } = request;
  const text = (value: string) => <p className="whitespace-pre-wrap break-words">{value}</p>;
  return (
    <Card>
      <DefinitionList
        items={[
          { term: t("askedBy"), value: askedBy.displayName },
          { term: t("askedAt"), value: moment(askedAt) },
          { term: t("reason"), value: text(reason) },
          ...(state === "waiting" ? [{ term: t("until"), value: moment(expiresAt) }] : []),
          ...(decidedBy ? [{ term: t("decidedBy"), value: decidedBy.displayName }] : []),
          ...(decidedBy && decidedAt ? [{ term: t("decidedAt"), value: moment(decidedAt) }] : []),
          ...(decisionReason ? [{ term: t("decisionReason"), value: text(decisionReason) }] : []),
        ]}
      />
    </Card>
  );
}
