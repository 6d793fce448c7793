import type { DisputeCase, DisputeParty, DisputePictureLine } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { Card, type Definition, DefinitionList, Notice, RealmBadge, Section, Timeline } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { CasePictures } from "../../_components/case-pictures.tsx";
import { DecideForm } from "../../_components/decide-form.tsx";
import { loadDispute } from "../loaders.ts";
import { decide } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.disputes"))("one") };
}

export default async function DisputePage({ params, searchParams }: PageProps<"/admin/disputes/[dispute]">) {
  const [{ dispute: id }, query] = await Promise.all([params, searchParams]);
  const { dispute, administrator } = await loadDispute(id);
  const t = await getTranslations("admin.disputes");
  const isParty = [dispute.claimant.userId, dispute.owner?.userId].includes(administrator.userId);
  return (
    <AdminPage
      place="disputes"
      title={t("oneOf", { name: dispute.loginName })}
      breadcrumb={[{ label: t("title"), href: "/admin/disputes" }, { label: dispute.loginName }]}
    >
      {query.done !== undefined && <Notice tone="success">{t("doneText")}</Notice>}
      {dispute.outcome && <Notice title={t(`outcome.${dispute.outcome}`)}>{dispute.reason}</Notice>}
      {isParty && <Notice>{t("ownCase")}</Notice>}
      <Sides dispute={dispute} />
      {!dispute.outcome && administrator.mayAct && !isParty && (
        <Section title={t("decideTitle")} lead={t("decideLead")}>
          <Card>
            <DecideForm
              action={decide}
              before={await restoredView("dispute.decide", query)}
              hidden={{ dispute: dispute.id }}
              defaultOutcome="for_owner"
              reasonLength={2000}
              texts={{
                outcome: t("outcomeLabel"),
                options: (["for_owner", "for_claimant"] as const).map((value) => ({
                  value,
                  label: t(`choice.${value}`),
                  hint: t(`choiceHint.${value}`),
                })),
                reason: t("reason"),
                reasonHint: t("reasonHint"),
                submit: t("decideSubmit"),
              }}
            />
          </Card>
        </Section>
      )}
    </AdminPage>
  );
}

function Sides({ dispute }: { dispute: DisputeCase }) {
  const t = useTranslations("admin.disputes");
  const format = useFormatter();
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const text = (value: string) => <p className="whitespace-pre-wrap break-words">{value}</p>;
  const pictures = (lines: readonly DisputePictureLine[]): Definition[] =>
    lines.length === 0
      ? []
      : [
          {
            term: t("pictures"),
            value: (
              <CasePictures
                pictures={lines.map(({ id, ...size }, index) => ({
                  ...size,
                  href: `/admin/disputes/pictures/${id}`,
                  label: t("pictureOf", { number: index + 1 }),
                }))}
              />
            ),
          },
        ];
  const { claimant, owner, account, statement, evidence, answer, openedAt, answeredAt, hearUntil } = dispute;
  const claim: Definition[] = [
    { term: t("who"), value: <Party party={claimant} /> },
    { term: t("opened"), value: moment(openedAt) },
    { term: t("statement"), value: text(statement) },
    ...(evidence ? [{ term: t("evidence"), value: text(evidence) }] : []),
    ...pictures(dispute.claimantPictures),
  ];
  const defence: Definition[] = owner
    ? [
        { term: t("who"), value: <Party party={owner} /> },
        {
          term: t("answer"),
          value: answer ? text(answer) : answeredAt ? "–" : t("noAnswer", { date: moment(hearUntil) }),
        },
        ...pictures(dispute.ownerPictures),
        ...(answeredAt ? [{ term: t("answeredAt"), value: moment(answeredAt) }] : []),
      ]
    : [];
  return (
    <>
      {!account && <Notice tone="warning">{t("noSuchId")}</Notice>}
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t("claimant")}>
          <Card>
            <DefinitionList items={claim} />
          </Card>
        </Section>
        {owner && (
          <Section title={t("owner")}>
            <Card>
              <DefinitionList items={defence} />
            </Card>
          </Section>
        )}
      </div>
      {account && (
        <Section
          title={t("history")}
          lead={t("historyLead", { memberNo: account.memberNo, date: moment(account.registeredAt) })}
        >
          <Card>
            <Timeline
              label={t("history")}
              events={account.links.map((link) => ({
                key: `${link.userId}${link.startedAt.getTime()}`,
                title: sideOf(dispute, link.userId, t("claimant"), t("owner"), t("third")),
                body: t(`proof.${link.proof}`),
                time: `${moment(link.startedAt)} – ${link.endedAt ? moment(link.endedAt) : ""}`,
                tone: link.endedAt ? ("neutral" as const) : ("accent" as const),
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  );
}

function sideOf(
  { claimant, owner }: DisputeCase,
  userId: string,
  ...words: [string, string, string]
): string {
  if (userId === claimant.userId) return words[0];
  return userId === owner?.userId ? words[1] : words[2];
}

function Party({ party }: { party: DisputeParty }) {
  return (
    <span className="grid gap-1">
      <span className="font-medium">{party.displayName}</span>
      <span className="flex flex-wrap gap-x-3 gap-y-1">
        {party.ids.map(({ realm, loginName }) => (
          <span key={`${realm}/${loginName}`} className="inline-flex items-center gap-1">
            <RealmBadge realm={realm} /> {loginName}
          </span>
        ))}
      </span>
      <code className="select-all break-all font-mono text-ink-3 text-xs">{party.userId}</code>
    </span>
  );
}
