import { Button, Card, EmptyState, Notice, Section, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { SessionRow } from "./_components/session-row.tsx";
import { endEverywhereElse, endThere } from "./actions.ts";
import { loadMySessions } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.sessions"))("title") };
}

export default async function MySessionsPage({ searchParams }: PageProps<"/account/sessions">) {
  const [{ here, others, now }, { ended }] = await Promise.all([loadMySessions(), searchParams]);
  const t = await getTranslations("account.sessions");
  return (
    <AccountPage place="sessions">
      {ended === "one" && <Notice tone="success">{t("ended")}</Notice>}
      {ended === "all" && <Notice tone="success">{t("endedAll")}</Notice>}
      {here && (
        <Section title={t("thisDevice")}>
          <Card flush>
            <ul>
              <SessionRow
                session={here}
                now={now}
                isHere
                end={() => (
                  <form method="post" action="/logout">
                    <Button type="submit">{t("endHere")}</Button>
                  </form>
                )}
              />
            </ul>
          </Card>
        </Section>
      )}
      <Section
        title={t("others")}
        actions={
          others.length > 1 && (
            <form action={endEverywhereElse}>
              <SubmitButton variant="danger">{t("endAll")}</SubmitButton>
            </form>
          )
        }
      >
        <Card flush>
          {others.length === 0 ? (
            <EmptyState title={t("noneTitle")}>{t("noneText")}</EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {others.map((session) => (
                <SessionRow
                  key={session.uid}
                  session={session}
                  now={now}
                  end={(device) => (
                    <form action={endThere}>
                      <input type="hidden" name="uid" value={session.uid} />
                      <SubmitButton variant="secondary" aria-label={t("endNamed", { device })}>
                        {t("end")}
                      </SubmitButton>
                    </form>
                  )}
                />
              ))}
            </ul>
          )}
        </Card>
      </Section>
    </AccountPage>
  );
}
