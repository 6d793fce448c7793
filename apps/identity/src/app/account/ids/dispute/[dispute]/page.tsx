import type { MyDispute } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import {
  ButtonLink,
  Card,
  type Definition,
  DefinitionList,
  GivenPictures,
  Notice,
  Section,
} from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { answer, withdraw } from "../actions.ts";
import { evidenceField, pictureHref } from "../evidence-field.ts";
import { loadMyDispute } from "../loaders.ts";
import { WordForm } from "./_components/word-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dispute"))("one") };
}

const doneKinds = ["opened", "answered", "withdrawn"] as const;

export default async function DisputePage({
  params,
  searchParams,
}: PageProps<"/account/ids/dispute/[dispute]">) {
  const [{ dispute: id }, query] = await Promise.all([params, searchParams]);
  const { dispute, tray } = await loadMyDispute(id);
  const [t, words] = await Promise.all([getTranslations("dispute"), getTranslations("account.ids.realm")]);
  const done = doneKinds.find((kind) => kind === query.done);
  const isOpen = dispute.outcome === null;
  const name = { name: dispute.loginName, realm: words(dispute.realm) };
  return (
    <AccountPage place="ids" title={t("oneOf", name)} lead={t(`sideLead.${dispute.side}`)}>
      {done && <Notice tone="success">{t(`done.${done}`)}</Notice>}
      {dispute.outcome && (
        <Notice title={t(`decided.${dispute.outcome}`)}>
          {dispute.reason && t("reasonIs", { reason: dispute.reason })}
        </Notice>
      )}
      <Card>
        <Facts dispute={dispute} />
      </Card>
      {isOpen && dispute.side === "owner" && !dispute.answeredAt && (
        <Section title={t("answerTitle")} lead={t("answerLead")}>
          <Card>
            <WordForm
              action={answer}
              before={await restoredView("dispute.answer", query)}
              disputeId={dispute.id}
              field={{ label: t("answer"), hint: t("answerHint"), pictures: await evidenceField(tray) }}
              submit={t("answerSubmit")}
            />
          </Card>
        </Section>
      )}
      {isOpen && dispute.side === "claimant" && (
        <Section title={t("withdrawTitle")} lead={t("withdrawLead")}>
          <Card>
            <WordForm
              action={withdraw}
              before={await restoredView("dispute.withdraw", query)}
              disputeId={dispute.id}
              submit={t("withdrawSubmit")}
            />
          </Card>
        </Section>
      )}
      <div>
        <ButtonLink href="/account/ids/dispute">{t("toAll")}</ButtonLink>
      </div>
    </AccountPage>
  );
}

function Facts({ dispute }: { dispute: MyDispute }) {
  const t = useTranslations("dispute");
  const format = useFormatter();
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  const { side, statement, evidence, answer: word, openedAt, answeredAt, hearUntil, outcome } = dispute;
  const text = (value: string) => <p className="whitespace-pre-wrap break-words">{value}</p>;
  const items: Definition[] = [
    { term: t("openedAt"), value: moment(openedAt) },
    { term: t(side === "claimant" ? "statement" : "theirStatement"), value: text(statement) },
  ];
  if (evidence) items.push({ term: t("evidence"), value: text(evidence) });
  if (word) items.push({ term: t("answer"), value: text(word) });
  if (dispute.pictures.length > 0)
    items.push({
      term: t("pictures"),
      value: (
        <GivenPictures
          pictures={dispute.pictures.map(({ id, ...size }, index) => ({
            ...size,
            href: pictureHref(id),
            label: t("pictureOf", { number: index + 1 }),
          }))}
        />
      ),
    });
  if (side === "claimant")
    items.push({ term: t("otherSide"), value: t(answeredAt ? "heardText" : "waitingText") });
  if (!outcome) items.push({ term: t("hearUntil"), value: moment(hearUntil) });
  return <DefinitionList items={items} />;
}
