import { readSession, site } from "@hutong/site";
import { ButtonLink, Card, Page, Section } from "@hutong/ui";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LanePicture } from "./_components/lane-picture.tsx";

/** What the account behind the two doors is; whoever is signed in goes straight to it. */
export default async function Home() {
  if (await readSession()) redirect("/account");
  const t = await getTranslations("home");
  const { origins } = site().env;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <ButtonLink href="/login?next=/account" variant="primary" plain>
            {t("signIn")}
          </ButtonLink>
          <ButtonLink href="/join?next=/account" plain>
            {t("signUp")}
          </ButtonLink>
        </>
      }
    >
      <LanePicture label={t("picture")} />
      <Section title={t("doors")}>
        <div className="grid gap-4 md:grid-cols-2">
          {(["retail", "wholesale"] as const).map((door) => (
            <Card
              key={door}
              title={t(`${door}.title`)}
              actions={
                <ButtonLink href={origins[door]} plain>
                  {t("enter")}
                </ButtonLink>
              }
            >
              <p className="text-ink-2">{t(`${door}.text`)}</p>
            </Card>
          ))}
        </div>
      </Section>
      <section className="grid gap-2">
        <h2 className="text-base">{t("points.title")}</h2>
        <ul className="grid list-disc gap-1 pl-5 text-ink-2 marker:text-ink-3">
          <li>{t("points.one")}</li>
          <li>{t("points.two")}</li>
          <li>{t("points.three")}</li>
        </ul>
      </section>
    </Page>
  );
}
