import {
  audiences,
  claimNames,
  consentDays,
  type OwnPassport,
  passportAsSeen,
  presetNames,
} from "@hutong/reputation";
import { ClaimSource, ClaimValue, site } from "@hutong/site";
import { ButtonLink, EmptyState, Notice, Page, RealmBadge, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../_components/market-bar.tsx";
import { PassportCard } from "../_components/passport-card.tsx";
import { inLanguage } from "../_components/words.ts";
import { ConsentForm } from "./_components/consent-form.tsx";
import { LookTable } from "./_components/look-table.tsx";
import { ShopForm } from "./_components/shop-form.tsx";
import { choose, save } from "./actions.ts";
import { dayOf } from "./end-of-day.ts";
import { loadPassport, type MyPassport } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passport"))("title") };
}

export default async function PassportPage({ searchParams }: PageProps<"/passport">) {
  const { preset, done } = await searchParams;
  const [t, mine] = await Promise.all([getTranslations("passport"), loadPassport(preset)]);
  return (
    <>
      <MarketBar />
      <Page title={t("title")} lead={t("lead")}>
        {(done === "saved" || done === "chosen") && <Notice tone="success">{t(done)}</Notice>}
        {!mine ? (
          <Notice>{t("keepersOnly")}</Notice>
        ) : mine.passport.shop ? (
          <Passport mine={mine} shop={mine.passport.shop} />
        ) : (
          <NoShop />
        )}
      </Page>
    </>
  );
}

function NoShop() {
  const t = useTranslations("passport");
  const { identity } = site().env.origins;
  const href = `${identity}/login?${new URLSearchParams({ next: "/account/ids/link?realm=retail" })}`;
  return (
    <div className="rounded-md border border-line bg-surface">
      <EmptyState
        title={t("noShopTitle")}
        actions={
          <ButtonLink href={href} plain>
            {t("noShopLink")}
          </ButtonLink>
        }
      >
        {t("noShopText")}
      </EmptyState>
    </div>
  );
}

type PassportProps = { mine: MyPassport; shop: NonNullable<OwnPassport["shop"]> };

function Passport({ mine, shop }: PassportProps) {
  const t = useTranslations("passport");
  const format = useFormatter();
  const locale = useLocale();
  const { passport, choices, looks, now } = mine;
  return (
    <>
      {passport.isExpired && passport.until && (
        <Notice tone="warning">
          {t("expired", {
            date: format.dateTime(passport.until, { year: "numeric", month: "long", day: "numeric" }),
          })}
        </Notice>
      )}
      <Section title={t("behind")}>
        {passport.shops.length > 1 ? (
          <ShopForm
            action={choose}
            chosen={shop.accountId}
            shops={passport.shops.map((one) => ({
              value: one.accountId,
              label: `${inLanguage(locale, one.name, one.nameEn)} (${one.loginName})`,
            }))}
            texts={{ label: t("behind"), hint: t("behindText"), submit: t("useShop") }}
          />
        ) : (
          <p className="flex flex-wrap items-center gap-2">
            <RealmBadge realm={shop.realm} />
            <span className="font-medium">{inLanguage(locale, shop.name, shop.nameEn)}</span>
            <span className="text-ink-3">{shop.loginName}</span>
          </p>
        )}
      </Section>
      <Choosing mine={mine} shop={shop} />
      <Section title={t("example")} lead={t("exampleText")}>
        <div className="grid items-start gap-4 md:grid-cols-2">
          <PassportCard
            title={t("exampleDealt")}
            passport={passportAsSeen(passport, choices, { isVerifiedSupplier: true, hasDealings: true })}
            now={now}
          />
          <PassportCard
            title={t("exampleOther")}
            passport={passportAsSeen(passport, choices, { isVerifiedSupplier: true, hasDealings: false })}
            now={now}
          />
        </div>
      </Section>
      <Section
        title={t("looks")}
        lead={t("looksText")}
        actions={
          <ButtonLink href="/passport/looks" variant="quiet" size="small">
            {t("allLooks")}
          </ButtonLink>
        }
      >
        <LookTable looks={looks} now={now} />
      </Section>
    </>
  );
}

function Choosing({ mine: { passport, choices, preset, now }, shop }: PassportProps) {
  const t = useTranslations("passport");
  const words = useTranslations("claim");
  const figures = new Map(passport.figures.map((figure) => [figure.claim, figure]));
  const until =
    passport.until === undefined || passport.isExpired ? daysLater(now, consentDays) : passport.until;
  return (
    <Section title={t("choose")} lead={t("chooseText")}>
      <nav aria-label={t("presets")}>
        <ul className="flex flex-wrap gap-2">
          {presetNames.map((name) => (
            <li key={name}>
              <ButtonLink href={`/passport?preset=${name}`} size="small">
                {t(`preset.${name}`)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </nav>
      {preset && <Notice>{`${t(`preset.${preset}`)} · ${t("presetNote")}`}</Notice>}
      <ConsentForm
        key={preset ?? "held"}
        action={save.bind(null, shop.accountId)}
        audiences={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
        until={until ? dayOf(until) : ""}
        rows={claimNames.map((claim) => {
          const figure = figures.get(claim);
          return {
            claim,
            label: words(`name.${claim}`),
            value: figure ? (
              <ClaimValue claim={claim} value={figure.value} now={now} />
            ) : (
              <span className="text-ink-3">{t("none")}</span>
            ),
            basis: figure && <ClaimSource figure={figure} />,
            chosen: choices[claim],
          };
        })}
        texts={{
          figure: t("figure"),
          who: t("who"),
          until: t("until"),
          untilHint: t("untilHint"),
          save: t("save"),
        }}
      />
    </Section>
  );
}

function daysLater(time: Date, days: number): Date {
  return new Date(time.getTime() + days * 86_400_000);
}
