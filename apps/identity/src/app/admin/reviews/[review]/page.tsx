import { type ReviewCase, reviewOutcomes } from "@hutong/feedback";
import { restoredView } from "@hutong/site";
import { Badge, Card, DefinitionList, Notice, RelativeTime, Section } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { DecideForm } from "../../_components/decide-form.tsx";
import { loadReviewCase } from "../loaders.ts";
import { reviewTones } from "../review-tones.ts";
import { decide } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.reviews"))("one") };
}

export default async function ReviewCasePage({ params, searchParams }: PageProps<"/admin/reviews/[review]">) {
  const [{ review: id }, query] = await Promise.all([params, searchParams]);
  const [{ found, administrator, now }, t] = await Promise.all([
    loadReviewCase(id),
    getTranslations("admin.reviews"),
  ]);
  const isOwn = [found.authorUserId, found.buyer.userId, found.seller.userId].includes(administrator.userId);
  const outcomes = reviewOutcomes.filter(
    (one) =>
      (one !== "hide_follow_up" || found.followUp !== null) &&
      (one !== "hide_answers" || found.answers.length > 0),
  );
  const mayDecide = administrator.role !== "auditor";
  return (
    <AdminPage
      place="reviews"
      title={t("one")}
      lead={<Badge tone={reviewTones[found.state]}>{t(`state.${found.state}`)}</Badge>}
      breadcrumb={[{ label: t("title"), href: "/admin/reviews" }, { label: t("one") }]}
    >
      {query.done !== undefined && <Notice tone="success">{t("doneText")}</Notice>}
      {found.hiddenReason && <Notice title={t("reasonGiven")}>{found.hiddenReason}</Notice>}
      {found.suspicions.length > 0 && (
        <Notice tone="warning" title={t("suspicious")}>
          {found.suspicions.map((one) => t(`suspicion.${one}`)).join(t("separator"))}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Said found={found} />
        <Facts found={found} />
      </div>
      <Reports found={found} now={now} />
      {mayDecide && !isOwn && (
        <Section title={t("decideTitle")} lead={t("decideLead")}>
          <Card>
            <DecideForm
              action={decide}
              before={await restoredView("review.decide", query)}
              hidden={{ review: found.id }}
              reasonLength={280}
              texts={{
                outcome: t("outcome"),
                options: outcomes.map((value) => ({
                  value,
                  label: t(`choice.${value}`),
                  hint: t(`choiceHint.${value}`),
                })),
                reason: t("reason"),
                reasonHint: t("reasonHint"),
                submit: t("submit"),
              }}
            />
          </Card>
        </Section>
      )}
      {isOwn && <Notice>{t("ownCase")}</Notice>}
    </AdminPage>
  );
}

/** What was written, by the buyer and the shop. */
function Said({ found }: { found: ReviewCase }) {
  const t = useTranslations("admin.reviews");
  const part = (label: string, words: string) => (
    <div key={label} className="grid gap-1">
      <p className="text-ink-3 text-sm">{label}</p>
      <p className="whitespace-pre-line break-words">{words}</p>
    </div>
  );
  return (
    <Section title={t("said")}>
      <Card>
        <div className="grid gap-4">
          {part(t("review"), found.words || t("wordless"))}
          {found.followUp &&
            part(t("followUpState", { state: t(`state.${found.followUpState ?? "shown"}`) }), found.followUp)}
          {found.answers.map(({ isToFollowUp, words, isHidden }) =>
            part(
              `${t(isToFollowUp ? "answerToFollowUp" : "answer")}${isHidden ? ` · ${t("state.hidden")}` : ""}`,
              words,
            ),
          )}
          {found.pictures.length > 0 && (
            <ul className="grid gap-3 sm:grid-cols-3">
              {found.pictures.map(({ id, width, height }, index) => (
                <li key={id}>
                  <a href={`/admin/reviews/pictures/${id}`} target="_blank" rel="noreferrer">
                    {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of what may be hidden. */}
                    <img
                      src={`/admin/reviews/pictures/${id}`}
                      alt={t("picture", { number: index + 1 })}
                      width={width}
                      height={height}
                      loading="lazy"
                      className="max-h-48 w-full rounded-sm border border-line bg-sunken object-contain"
                    />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Card>
    </Section>
  );
}

function Facts({ found }: { found: ReviewCase }) {
  const t = useTranslations("admin.reviews");
  const format = useFormatter();
  const locale = useLocale();
  const person = ({ loginName, userId }: ReviewCase["buyer"]) => (
    <Link href={`/admin/people/${userId}`} className="break-all text-accent hover:underline">
      {loginName}
    </Link>
  );
  return (
    <Section title={t("facts")}>
      <Card>
        <DefinitionList
          items={[
            {
              term: t("goods"),
              value: `${locale === "en" ? found.titleEn : found.titleZh} · ${found.colour} · ${found.size}`,
            },
            { term: t("score"), value: t(`scores.${(found.score ?? 1) as 1}`) },
            {
              term: t("aspects"),
              value: (
                <span className="num">
                  {[found.description, found.service, found.delivery].map((one) => one ?? "–").join(" / ")}
                </span>
              ),
            },
            { term: t("author"), value: person(found.buyer) },
            { term: t("anonymous"), value: t(found.isAnonymous ? "yes" : "no") },
            { term: t("shop"), value: person(found.seller) },
            ...(found.writtenAt
              ? [
                  {
                    term: t("written"),
                    value: format.dateTime(found.writtenAt, { dateStyle: "medium", timeStyle: "short" }),
                  },
                ]
              : []),
            {
              term: t("hiddenOfBuyer"),
              value: <span className="num">{found.hiddenOfBuyer}</span>,
            },
          ]}
        />
      </Card>
    </Section>
  );
}

function Reports({ found, now }: { found: ReviewCase; now: Date }) {
  const t = useTranslations("admin.reviews");
  return (
    <Section title={t("reports")}>
      <Card>
        {found.reports.length === 0 ? (
          <p className="text-ink-2">{t("noReports")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {found.reports.map((report) => (
              <li key={report.id} className="grid gap-1 py-2 first:pt-0 last:pb-0">
                <p className="flex flex-wrap items-center gap-2 text-sm">
                  <Badge tone={report.decidedAt ? "neutral" : "warning"}>
                    {t(`reasons.${report.reason}`)}
                  </Badge>
                  <span>{report.by}</span>
                  <span className="text-ink-3">
                    <RelativeTime date={report.at} now={now} />
                  </span>
                </p>
                {report.words && <p className="break-words">{report.words}</p>}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
