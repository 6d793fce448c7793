import type { LinkPreview } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { ButtonLink, Card, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { LinkSteps } from "../_components/link-steps.tsx";
import { ConfirmForm } from "./_components/confirm-form.tsx";
import { LinkStateNotice } from "./_components/link-state-notice.tsx";
import { WhatMoves } from "./_components/what-moves.tsx";
import { confirm } from "./actions.ts";
import { loadPreview } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("linking.preview"))("title") };
}

export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<"/account/ids/link/[proposal]">) {
  const preview = await loadPreview((await params).proposal);
  const t = await getTranslations("linking.preview");
  if (preview === "expired") {
    return (
      <AccountPage place="ids" title={t("expiredTitle")} lead={t("expiredText")}>
        <div>
          <ButtonLink href="/account/ids/link" variant="primary">
            {t("again")}
          </ButtonLink>
        </div>
      </AccountPage>
    );
  }
  const { named, states, mayConfirm } = preview;
  const words = await getTranslations("account.ids.realm");
  const id = { realm: words(named.realm), name: named.loginName };
  return (
    <AccountPage place="ids" title={t("title")} lead={mayConfirm ? t("lead", id) : undefined}>
      <LinkSteps current={1} />
      {states.map((state) => (
        <LinkStateNotice
          key={`${state.kind}${"value" in state ? state.value : ""}`}
          state={state}
          name={named.loginName}
        />
      ))}
      {mayConfirm && (
        <>
          <WhatMoves preview={preview} />
          <Section title={t("confirmTitle")}>
            <Card>
              <Choices preview={preview} before={await restoredView("link.confirm", await searchParams)} />
            </Card>
          </Section>
        </>
      )}
      {mayConfirm && <Notice>{t("undoable")}</Notice>}
    </AccountPage>
  );
}

function Choices({
  preview,
  before,
}: {
  preview: LinkPreview;
  before: Awaited<ReturnType<typeof restoredView>>;
}) {
  const t = useTranslations("linking.preview");
  const ui = useTranslations("account.ids.realm");
  const { named, other, site, states, accountsThere, proposalId } = preview;
  const hasSeveral = states.some(({ kind }) => kind === "several_ids");
  const nameOf = (one: (typeof accountsThere)[number]) => `${one.loginName} (${ui(one.realm)})`;
  return (
    <ConfirmForm
      action={confirm}
      before={before}
      proposalId={proposalId}
      scope={
        hasSeveral
          ? {
              label: t("scope"),
              options: [
                {
                  value: "account",
                  label: t("scopeAccount", { name: named.loginName }),
                  hint: t("scopeAccountHint"),
                },
                {
                  value: "person",
                  label: t("scopePerson", { count: other?.accounts.length ?? 0 }),
                  hint: other?.accounts.map(nameOf).join(" · "),
                },
              ],
            }
          : undefined
      }
      use={
        site && accountsThere.length > 1
          ? {
              label: t(`use.${site}`),
              options: accountsThere.map((one) => ({
                value: one.id,
                label: nameOf(one),
                hint: one.opened ? t("openedByItself") : (one.shop?.name ?? undefined),
              })),
            }
          : undefined
      }
      texts={{ submit: t("confirm"), cancel: t("cancel") }}
    />
  );
}
