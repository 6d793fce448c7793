import { ButtonLink, Card, DefinitionList, Notice, Page, RealmBadge, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermsText } from "../../account/staff/_components/terms-text.tsx";
import { AcceptForm } from "./_components/accept-form.tsx";
import { accept } from "./actions.ts";
import { loadInvitation } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("joinStaff"))("title") };
}

/** The offer of a seat: of which shop, with what rights. It is taken by somebody signed in who has the code. */
export default async function JoinStaffPage({ params }: PageProps<"/join/[id]">) {
  const { id } = await params;
  const { invitation, displayName } = await loadInvitation(id);
  const t = await getTranslations("joinStaff");
  const next = new URLSearchParams({ next: `/join/${id}` });
  return (
    <Page
      width="narrow"
      title={t("title")}
      lead={t("lead", { shop: invitation.shopName ?? invitation.ownerName })}
    >
      <Card>
        <DefinitionList
          items={[
            {
              term: t("shop"),
              value: (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <RealmBadge realm={invitation.realm} />
                  {invitation.shopName ?? invitation.ownerName}
                </span>
              ),
            },
            { term: t("seat"), value: `${invitation.ownerName}:${invitation.name}` },
            { term: t("terms"), value: <TermsText terms={invitation} /> },
          ]}
        />
      </Card>
      {!invitation.isOpen ? (
        <Notice tone="warning" title={t("overTitle")}>
          {t("overText")}
        </Notice>
      ) : displayName === undefined ? (
        <Section title={t("who")} lead={t("whoText")}>
          <div className="flex flex-wrap gap-2">
            <ButtonLink plain variant="primary" href={`/login?${next}`}>
              {t("signIn")}
            </ButtonLink>
            <ButtonLink plain href={`/join?${next}`}>
              {t("signUp")}
            </ButtonLink>
          </div>
        </Section>
      ) : (
        <Section title={t("acceptAs", { name: displayName })} lead={t("acceptText")}>
          <AcceptForm
            action={accept.bind(null, id)}
            texts={{ code: t("code"), codeHint: t("codeHint"), accept: t("accept") }}
          />
        </Section>
      )}
    </Page>
  );
}
