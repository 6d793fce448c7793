import { idleView } from "@hutong/site/form-view";
import { applicationState, type OwnApplication } from "@hutong/trading";
import { ButtonLink, Card, DefinitionList, Notice, type NoticeTone, Page, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { applyHref, signInHref, traderHref } from "../_components/addresses.ts";
import { MarketBar } from "../_components/market-bar.tsx";
import { DocumentPictures } from "./_components/document-pictures.tsx";
import { WithdrawForm } from "./_components/withdraw-form.tsx";
import { withdraw } from "./actions.ts";
import { type LoadedTrader, loadTrader } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trader"))("title") };
}

export default async function Trader({ searchParams }: PageProps<"/trader">) {
  const [{ done }, t, loaded] = await Promise.all([searchParams, getTranslations("trader"), loadTrader()]);
  const { gate, applications } = loaded;
  const newest = applications?.[0];
  return (
    <>
      <MarketBar />
      <Page title={t("title")} lead={t("lead")}>
        {(done === "sent" || done === "withdrawn") && <Notice tone="success">{t(`done.${done}`)}</Notice>}
        <Standing loaded={loaded} />
        {newest && <Application application={newest} loaded={loaded} />}
        {!gate.isOpen && <Behind />}
        {(!gate.isOpen || loaded.mayApply) && <WaysIn loaded={loaded} />}
      </Page>
    </>
  );
}

/** Whether she is let in, and by what. */
function Standing({ loaded: { gate, now } }: { loaded: LoadedTrader }) {
  const t = useTranslations("trader");
  const format = useFormatter();
  const { standing, signedIn, isOpen } = gate;
  if (!signedIn)
    return (
      <Notice
        title={t("signedOutTitle")}
        actions={
          <ButtonLink href={signInHref(traderHref)} variant="primary" plain>
            {t("signIn")}
          </ButtonLink>
        }
      >
        {t("signedOutText")}
      </Notice>
    );
  if (!isOpen || !standing) return <Notice title={t("closedTitle")}>{t("closedText")}</Notice>;
  const { isSupplier, hasShopLevel, acceptedUntil } = standing;
  return (
    <Notice tone="success" title={t("openTitle")}>
      <ul>
        {isSupplier && <li>{t("by.supplier")}</li>}
        {hasShopLevel && <li>{t("by.shop")}</li>}
        {acceptedUntil && acceptedUntil > now && (
          <li>{t("by.papers", { date: format.dateTime(acceptedUntil, { dateStyle: "long" }) })}</li>
        )}
      </ul>
    </Notice>
  );
}

const stateTones = {
  draft: "info",
  waiting: "info",
  accepted: "success",
  expired: "warning",
  refused: "warning",
  ended: "warning",
  withdrawn: "info",
} as const satisfies Record<ReturnType<typeof applicationState>, NoticeTone>;

/** Where her newest application stands, and what she sent. */
function Application({ application, loaded }: { application: OwnApplication; loaded: LoadedTrader }) {
  const t = useTranslations("trader");
  const format = useFormatter();
  const state = applicationState(application, loaded.now);
  const day = (date: Date) => format.dateTime(date, { dateStyle: "long", timeStyle: "short" });
  const { appliedAt, decidedAt, reason, validUntil, pictures } = application;
  return (
    <Section title={t("applicationTitle")}>
      {/* That she is let in stands above already. */}
      {state !== "accepted" && (
        <Notice
          tone={stateTones[state]}
          title={t(`state.${state}`)}
          actions={
            state === "draft" && loaded.mayApply ? (
              <ButtonLink href={applyHref} variant="primary">
                {t("goOn")}
              </ButtonLink>
            ) : undefined
          }
        >
          {t(`stateText.${state}`)}
        </Notice>
      )}
      {state !== "withdrawn" && (
        <Card>
          <DefinitionList
            items={[
              { term: t("kind"), value: t(`kindOf.${application.kind}`) },
              { term: t("businessName"), value: application.businessName || "–" },
              {
                term: t("uscc"),
                value: <span className="num break-all">{application.creditCode || "–"}</span>,
              },
              { term: t("address"), value: application.address || "–" },
              ...(application.note ? [{ term: t("note"), value: application.note }] : []),
              ...(appliedAt ? [{ term: t("appliedAt"), value: day(appliedAt) }] : []),
              ...(decidedAt ? [{ term: t("decidedAt"), value: day(decidedAt) }] : []),
              ...(reason
                ? [{ term: t("reason"), value: <span className="break-words">{reason}</span> }]
                : []),
              ...(validUntil ? [{ term: t("validUntil"), value: day(validUntil) }] : []),
              ...(pictures.length > 0
                ? [{ term: t("pictures"), value: <DocumentPictures pictures={pictures} /> }]
                : []),
            ]}
          />
          {(state === "draft" || state === "waiting" || state === "accepted") && (
            <div className="mt-4">
              <WithdrawForm
                action={withdraw}
                before={idleView}
                applicationId={application.id}
                texts={{
                  submit: t(state === "accepted" ? "giveUp" : "withdraw"),
                  hint: t(state === "accepted" ? "giveUpHint" : "withdrawHint"),
                }}
              />
            </div>
          )}
        </Card>
      )}
    </Section>
  );
}

const behind = ["terms", "contacts", "inquiries", "prices"] as const;

/** What is for the trade alone. */
function Behind() {
  const t = useTranslations("trader");
  return (
    <Section title={t("behindTitle")}>
      <Card>
        <DefinitionList
          items={behind.map((key) => ({ term: t(`behind.${key}`), value: t(`behindText.${key}`) }))}
        />
      </Card>
    </Section>
  );
}

/** How to get in: by a shop, or by papers. */
function WaysIn({ loaded }: { loaded: LoadedTrader }) {
  const t = useTranslations("trader");
  const { gate, applications, linkHref, openShopHref } = loaded;
  return (
    <Section title={t("waysTitle")}>
      <div className="grid gap-4 md:grid-cols-2">
        <Card
          heading="h3"
          title={t("way.link")}
          footer={
            <span className="flex flex-wrap gap-2">
              <ButtonLink href={linkHref} plain>
                {t("way.linkGo")}
              </ButtonLink>
              <ButtonLink href={openShopHref} plain>
                {t("way.openShopGo")}
              </ButtonLink>
            </span>
          }
        >
          {t("way.linkText")}
        </Card>
        <Card
          heading="h3"
          title={t("way.papers")}
          footer={
            gate.signedIn && !loaded.mayApply ? (
              <span>{t(applications ? "way.papersWait" : "way.papersStaff")}</span>
            ) : (
              <ButtonLink
                href={gate.signedIn ? applyHref : signInHref(applyHref)}
                variant="primary"
                plain={!gate.signedIn}
              >
                {t("way.papersGo")}
              </ButtonLink>
            )
          }
        >
          {t("way.papersText")}
        </Card>
      </div>
    </Section>
  );
}
