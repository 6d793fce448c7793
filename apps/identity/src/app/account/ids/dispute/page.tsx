import type { MyDispute } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { Badge, Card, RealmBadge, RelativeTime, Section } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../_components/account-page.tsx";
import { OpenForm } from "./_components/open-form.tsx";
import { openNew } from "./actions.ts";
import { evidenceField } from "./evidence-field.ts";
import { loadMyDisputes } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dispute"))("title") };
}

const realms = ["retail", "mall", "deals", "wholesale"] as const;

export default async function DisputesPage({ searchParams }: PageProps<"/account/ids/dispute">) {
  const { disputes, tray } = await loadMyDisputes();
  const [t, words] = await Promise.all([getTranslations("dispute"), getTranslations("account.ids.realm")]);
  return (
    <AccountPage place="ids" title={t("title")} lead={t("lead")}>
      {disputes.length > 0 && <DisputeList disputes={disputes} now={new Date()} />}
      <Section title={t("openTitle")} lead={t("openLead")}>
        <Card>
          <OpenForm
            action={openNew}
            before={await restoredView("dispute.open", await searchParams)}
            texts={{
              realm: t("realm"),
              realms: realms.map((value) => ({ value, label: words(value) })),
              loginName: t("loginName"),
              loginNameHint: t("loginNameHint"),
              statement: t("statement"),
              statementHint: t("statementHint"),
              evidence: t("evidence"),
              evidenceHint: t("evidenceHint"),
              submit: t("submit"),
            }}
            pictures={await evidenceField(tray)}
          />
        </Card>
      </Section>
    </AccountPage>
  );
}

function DisputeList({ disputes, now }: { disputes: readonly MyDispute[]; now: Date }) {
  const t = useTranslations("dispute");
  return (
    <Section title={t("mine")}>
      <Card>
        <ul className="divide-y divide-line">
          {disputes.map(({ id, realm, loginName, side, openedAt, outcome, answeredAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
              <RealmBadge realm={realm} />
              <Link
                href={`/account/ids/dispute/${id}`}
                className="break-all font-medium text-accent underline-offset-2 hover:underline"
              >
                {loginName}
              </Link>
              <span className="text-ink-2">{t(`side.${side}`)}</span>
              <Badge tone={outcome ? "neutral" : "warning"}>
                {outcome ? t(`outcome.${outcome}`) : t(answeredAt ? "heard" : "waiting")}
              </Badge>
              <span className="ml-auto text-ink-3 text-sm">
                <RelativeTime date={openedAt} now={now} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
