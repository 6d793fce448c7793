import { site } from "@hutong/site";
import { ButtonLink, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DoorLinks } from "../_components/door-links.tsx";
import { problemKind, shownReference } from "./problem-kind.ts";

export async function generateMetadata({ searchParams }: PageProps<"/problem">): Promise<Metadata> {
  const t = await getTranslations("problem");
  return { title: t(`${problemKind((await searchParams).error)}Title`), robots: "noindex" };
}

/** The provider's errors that cannot go back to a site. Of the address nothing is shown but a reference of our shape. */
export default async function ProblemPage({ searchParams }: PageProps<"/problem">) {
  const { error, ref } = await searchParams;
  const [t, kind, reference] = [await getTranslations("problem"), problemKind(error), shownReference(ref)];
  return (
    <Page width="narrow" title={t(`${kind}Title`)} lead={t(`${kind}Text`)}>
      {kind === "client" ? (
        <div>
          <ButtonLink href="/">{t("home")}</ButtonLink>
        </div>
      ) : (
        <>
          <div>
            <ButtonLink href="/login?next=/account" variant="primary" plain>
              {t("again")}
            </ButtonLink>
          </div>
          <DoorLinks lead={t("startFrom")} origins={site().env.origins} />
        </>
      )}
      {reference && (
        <p className="text-ink-3 text-sm">
          {t("reference")} <code className="select-all break-all font-mono">{reference}</code>
        </p>
      )}
    </Page>
  );
}
