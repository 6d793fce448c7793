import { restoredView } from "@hutong/site";
import { Badge, Card, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { loadReviewWords } from "../loaders.ts";
import { WordForm } from "./_components/word-form.tsx";
import { changeWords } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.reviews"))("words") };
}

/** The words that hold a review until somebody has looked at it. */
export default async function WordsPage({ searchParams }: PageProps<"/admin/reviews/words">) {
  const query = await searchParams;
  const [{ words, administrator }, t] = await Promise.all([
    loadReviewWords(),
    getTranslations("admin.reviews"),
  ]);
  const done = (["added", "removed"] as const).find((one) => one === query.done);
  return (
    <AdminPage
      place="reviews"
      title={t("words")}
      lead={t("wordsLead")}
      breadcrumb={[{ label: t("title"), href: "/admin/reviews" }, { label: t("words") }]}
    >
      {done && <Notice tone="success">{t(`wordDone.${done}`)}</Notice>}
      <Section title={t("wordsNow", { count: words.length })}>
        <Card>
          {words.length === 0 ? (
            <p className="text-ink-2">{t("noWords")}</p>
          ) : (
            <ul className="flex flex-wrap gap-2">
              {words.map(({ word }) => (
                <li key={word}>
                  <Badge>{word}</Badge>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </Section>
      {administrator.mayAct && (
        <Section title={t("changeWords")}>
          <Card>
            <WordForm
              action={changeWords}
              before={await restoredView("review.words", query)}
              acts={(["add", "remove"] as const).map((value) => ({ value, label: t(`wordAct.${value}`) }))}
              texts={{
                word: t("word"),
                hint: t("wordHint"),
                act: t("wordActLabel"),
                submit: t("wordSubmit"),
              }}
            />
          </Card>
        </Section>
      )}
    </AdminPage>
  );
}
