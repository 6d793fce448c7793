import { ButtonLink, Card, EmptyState, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { IdCard } from "./_components/id-card.tsx";
import { SeatList } from "./_components/seat-list.tsx";
import { loadMyIds } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.ids"))("title") };
}

export default async function MyIdsPage() {
  const { ids, seats, origins } = await loadMyIds();
  const t = await getTranslations("account.ids");
  return (
    <AccountPage place="ids">
      {ids.length === 0 && seats.length === 0 && (
        <Card flush>
          <EmptyState
            title={t("emptyTitle")}
            actions={
              <>
                <ButtonLink href={`${origins.retail}/login?next=/`} plain>
                  {t("enter.retail")}
                </ButtonLink>
                <ButtonLink href={`${origins.wholesale}/login?next=/`} plain>
                  {t("enter.wholesale")}
                </ButtonLink>
              </>
            }
          >
            {t("emptyText")}
          </EmptyState>
        </Card>
      )}
      {ids.length + seats.length > 0 && (
        <Section
          title={t("owned")}
          actions={
            <>
              <ButtonLink href="/account/ids/link" variant="primary">
                {t("haveAnother")}
              </ButtonLink>
              <ButtonLink href="/account/ids/history">{t("history")}</ButtonLink>
              <ButtonLink href="/account/ids/dispute">{t("disputes")}</ButtonLink>
            </>
          }
        >
          {ids.map((id) => (
            <IdCard key={id.accountId} id={id} origins={origins} mayLeave={ids.length + seats.length > 1} />
          ))}
          {ids.length === 0 && (
            <Card flush>
              <EmptyState title={t("noneTitle")}>{t("noneText")}</EmptyState>
            </Card>
          )}
        </Section>
      )}
      {seats.length > 0 && <SeatList seats={seats} />}
    </AccountPage>
  );
}
