import type { LinkingDetail } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { ButtonLink, Card, type Definition, DefinitionList, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { LinkSteps } from "../../link/_components/link-steps.tsx";
import { loadLinking } from "../loaders.ts";
import { UndoForm } from "./_components/undo-form.tsx";
import { undo } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("linking.history"))("entry") };
}

const doneKinds = ["link", "unlink", "undo"] as const;

export default async function LinkingPage({
  params,
  searchParams,
}: PageProps<"/account/ids/history/[operation]">) {
  const [{ operation }, query] = await Promise.all([params, searchParams]);
  const entry = await loadLinking(operation);
  const [t, words] = await Promise.all([
    getTranslations("linking.history"),
    getTranslations("account.ids.realm"),
  ]);
  const id = { name: entry.named?.loginName ?? "", realm: entry.named ? words(entry.named.realm) : "" };
  const done = doneKinds.find((kind) => kind === query.done);
  return (
    <AccountPage place="ids" title={t(`kind.${entry.kind}_${entry.direction}`, id)}>
      {done === "link" && <LinkSteps current={3} />}
      {done && (
        <Notice tone="success" title={t(`done.${done}.title`, id)}>
          {t(`done.${done}.text`, id)}
        </Notice>
      )}
      <Card>
        <Facts entry={entry} />
      </Card>
      <UndoCard entry={entry} before={await restoredView("link.undo", query)} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/account/ids">{t("toIds")}</ButtonLink>
        <ButtonLink href="/account/ids/history">{t("toHistory")}</ButtonLink>
      </div>
    </AccountPage>
  );
}

function Facts({ entry }: { entry: LinkingDetail }) {
  const { at, moved, state, undoableUntil } = entry;
  const t = useTranslations("linking.history");
  const format = useFormatter();
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  const counts = (["accounts", "contacts", "seats", "consents"] as const).filter((what) => moved[what] > 0);
  const items: Definition[] = [
    { term: t("at"), value: moment(at) },
    { term: t("moved"), value: counts.map((what) => t(`count.${what}`, { count: moved[what] })).join(" · ") },
    {
      term: t("undo"),
      value: state === "undoable" ? t("until", { date: moment(undoableUntil) }) : t(`state.${state}`),
    },
  ];
  return <DefinitionList items={items} />;
}

interface UndoCardProps {
  readonly entry: LinkingDetail;
  readonly before: Awaited<ReturnType<typeof restoredView>>;
}

function UndoCard({ entry, before }: UndoCardProps) {
  const t = useTranslations("linking.history");
  if (entry.state !== "undoable") return null;
  if (!entry.mayUndo) {
    return (
      <Notice
        title={t("notYoursTitle")}
        actions={<ButtonLink href="/account/ids/dispute">{t("toDispute")}</ButtonLink>}
      >
        {t("notYoursText")}
      </Notice>
    );
  }
  return (
    <Section title={t("undoTitle")} lead={t(entry.kind === "unlink" ? "undoUnlinkText" : "undoLinkText")}>
      <Card>
        <UndoForm action={undo} before={before} operationId={entry.id} submit={t("undoSubmit")} />
      </Card>
    </Section>
  );
}
