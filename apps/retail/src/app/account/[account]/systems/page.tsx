import { AccountFrame } from "@hutong/account-pages";
import { ButtonLink, Card, DefinitionList, EmptyState, Notice, Section, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeliveryTable } from "./_components/delivery-table.tsx";
import { removeAddress } from "./actions.ts";
import { loadSystems } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("systems"))("title") };
}

const outcomes = { sent: "success", removed: "success", refused: "danger" } as const;

/** The systems that are joined to a shop: where they are told, and what they were told. */
export default async function ShopSystems({ params, searchParams }: PageProps<"/account/[account]/systems">) {
  const [{ account: accountId }, { done }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("systems"),
  ]);
  const { page, endpoints, deliveries, consentsHref, now } = await loadSystems(accountId);
  const outcome = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((one) => one === done);
  return (
    <AccountFrame page={page} place="systems">
      {outcome && <Notice tone={outcomes[outcome]}>{t(`done.${outcome}`)}</Notice>}
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <ButtonLink href="/developers">{t("docs")}</ButtonLink>
            <ButtonLink href={consentsHref} plain>
              {t("consents")}
            </ButtonLink>
          </>
        }
      >
        {endpoints.length === 0 ? (
          <Card flush>
            <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
          </Card>
        ) : (
          endpoints.map((endpoint) => (
            <Card key={endpoint.id} title={endpoint.clientName}>
              {endpoint.disabledAt && <Notice tone="warning">{t("gone")}</Notice>}
              <DefinitionList
                items={[
                  {
                    term: t("address"),
                    value: <span className="[overflow-wrap:anywhere]">{endpoint.url}</span>,
                  },
                  { term: t("events"), value: endpoint.events.join(", ") },
                ]}
              />
              <form action={removeAddress} className="mt-3">
                <input type="hidden" name="account" value={accountId} />
                <input type="hidden" name="id" value={endpoint.id} />
                <SubmitButton variant="danger" aria-label={`${t("remove")}: ${endpoint.url}`}>
                  {t("remove")}
                </SubmitButton>
              </form>
            </Card>
          ))
        )}
      </Section>
      <Section title={t("deliveries")} lead={t("deliveriesText")}>
        <DeliveryTable accountId={accountId} deliveries={deliveries} now={now} />
      </Section>
    </AccountFrame>
  );
}
