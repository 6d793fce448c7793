import { restoredView } from "@hutong/site";
import { applicationState, type TraderCase } from "@hutong/trading";
import { Badge, Card, type Definition, DefinitionList, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { CasePictures } from "../../_components/case-pictures.tsx";
import { DecideForm } from "../../_components/decide-form.tsx";
import { loadTraderCase } from "../loaders.ts";
import { traderTones } from "../trader-tones.ts";
import { decide } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.traders"))("one") };
}

export default async function TraderCasePage({
  params,
  searchParams,
}: PageProps<"/admin/traders/[application]">) {
  const [{ application: id }, query] = await Promise.all([params, searchParams]);
  const [{ found, administrator, now }, t] = await Promise.all([
    loadTraderCase(id),
    getTranslations("admin.traders"),
  ]);
  const state = applicationState(found, now);
  const isOwn = [found.owner.userId, found.appliedById].includes(administrator.userId);
  const outcomes =
    state === "waiting"
      ? (["accepted", "refused"] as const)
      : state === "accepted"
        ? (["ended"] as const)
        : [];
  return (
    <AdminPage
      place="traders"
      title={found.businessName}
      lead={<Badge tone={traderTones[state]}>{t(`state.${state}`)}</Badge>}
      breadcrumb={[{ label: t("title"), href: "/admin/traders" }, { label: found.businessName }]}
    >
      {query.done !== undefined && <Notice tone="success">{t("doneText")}</Notice>}
      {found.reason && <Notice title={t("reasonGiven")}>{found.reason}</Notice>}
      <div className="grid gap-4 lg:grid-cols-2">
        <Facts found={found} />
        <Pictures found={found} />
      </div>
      <Beside found={found} now={now} />
      {outcomes.length > 0 && administrator.mayAct && !isOwn && (
        <Section title={t(state === "accepted" ? "endTitle" : "decideTitle")} lead={t("decideLead")}>
          <Card>
            <DecideForm
              action={decide}
              before={await restoredView("trader.decide", query)}
              hidden={{ application: found.id }}
              reasonLength={500}
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
      {isOwn && outcomes.length > 0 && <Notice>{t("ownCase")}</Notice>}
    </AdminPage>
  );
}

/** What was written, and what the house finds of it. */
function Facts({ found }: { found: TraderCase }) {
  const t = useTranslations("admin.traders");
  const format = useFormatter();
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const items: Definition[] = [
    {
      term: t("account"),
      value: (
        <span className="grid">
          <span className="break-all font-medium">{found.loginName}</span>
          <span className="text-ink-3 text-sm">{t("since", { date: moment(found.registeredAt) })}</span>
        </span>
      ),
    },
    {
      term: t("owner"),
      value: (
        <Link href={`/admin/people/${found.owner.userId}`} className="text-accent hover:underline">
          {found.owner.displayName}
        </Link>
      ),
    },
    { term: t("kind"), value: t(`kindOf.${found.kind}`) },
    {
      term: t("uscc"),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          <span className="num select-all break-all">{found.creditCode}</span>
          <Badge tone={found.isCodeSound ? "success" : "danger"}>
            {t(found.isCodeSound ? "codeSound" : "codeUnsound")}
          </Badge>
          {found.isCodeOfCompany !== null && (
            <Badge tone={found.isCodeOfCompany ? "success" : "warning"}>
              {t(found.isCodeOfCompany ? "codeOfCompany" : "codeNotOfCompany")}
            </Badge>
          )}
        </span>
      ),
    },
    { term: t("address"), value: <span className="break-words">{found.address}</span> },
    ...(found.note ? [{ term: t("note"), value: <span className="break-words">{found.note}</span> }] : []),
    ...(found.appliedAt ? [{ term: t("applied"), value: moment(found.appliedAt) }] : []),
    ...(found.decidedAt ? [{ term: t("decidedAt"), value: moment(found.decidedAt) }] : []),
    ...(found.validUntil ? [{ term: t("validUntil"), value: moment(found.validUntil) }] : []),
  ];
  return (
    <Section title={t("facts")}>
      <Card>
        <DefinitionList items={items} />
      </Card>
    </Section>
  );
}

/** The papers. */
function Pictures({ found: { pictures } }: { found: TraderCase }) {
  const t = useTranslations("admin.traders");
  return (
    <Section title={t("pictures")}>
      <Card>
        {pictures.length === 0 ? (
          <p className="text-ink-2">{t("noPictures")}</p>
        ) : (
          <CasePictures
            pictures={pictures.map(({ id, kind, ...size }) => ({
              ...size,
              href: `/admin/traders/pictures/${id}`,
              label: t(`pictureOf.${kind}`),
            }))}
          />
        )}
      </Card>
    </Section>
  );
}

/** What else bears on it: others with the same code, earlier applications, how the account stands now. */
function Beside({ found, now }: { found: TraderCase; now: Date }) {
  const t = useTranslations("admin.traders");
  const { sameCode, earlier, standing, isVerified } = found;
  const ways = [
    ...(standing.isSupplier ? [t("by.supplier")] : []),
    ...(standing.hasShopLevel ? [t("by.shop")] : []),
    ...(standing.acceptedUntil && standing.acceptedUntil > now ? [t("by.papers")] : []),
  ];
  return (
    <Section title={t("beside")}>
      {sameCode.length > 0 && (
        <Notice tone="warning" title={t("sameCode")}>
          <ul>
            {sameCode.map(({ id, loginName, outcome }) => (
              <li key={id}>
                <Link href={`/admin/traders/${id}`} className="text-accent hover:underline">
                  {loginName}
                </Link>{" "}
                {outcome ? t(`state.${outcome}`) : t("state.waiting")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Card>
        <DefinitionList
          items={[
            {
              term: t("standing"),
              value: isVerified ? ways.join(t("separator")) : t("notVerified"),
            },
            {
              term: t("earlier"),
              value:
                earlier.length === 0 ? (
                  t("none")
                ) : (
                  <ul>
                    {earlier.map((one) => (
                      <li key={one.id}>
                        <Link href={`/admin/traders/${one.id}`} className="text-accent hover:underline">
                          {one.businessName}
                        </Link>{" "}
                        {t(`state.${applicationState(one, now)}`)}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Card>
    </Section>
  );
}
