import type { SigningKeyView } from "@hutong/identity";
import { restoredView } from "@hutong/site";
import { Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { Fold } from "../_components/fold.tsx";
import { KeysTable } from "./_components/keys-table.tsx";
import { RotateForm } from "./_components/rotate-form.tsx";
import { rotateKeys } from "./actions.ts";
import { loadKeys } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.keys"))("title") };
}

/** What signs, or still verifies: what one comes here for. */
function isAtWork({ state }: SigningKeyView): boolean {
  return state === "active" || state === "retiring";
}

export default async function KeysPage({ searchParams }: PageProps<"/admin/keys">) {
  const query = await searchParams;
  const { keys, administrator, now } = await loadKeys();
  const t = await getTranslations("admin");
  const folded = [
    { name: "ahead" as const, rows: keys.filter(({ state }) => state === "next") },
    { name: "past" as const, rows: keys.filter(({ state }) => state === "retired") },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <AdminPage place="keys">
      {query.done === "rotated" && <Notice tone="success">{t("keys.rotated")}</Notice>}
      {administrator.role === "owner" && (
        <Section title={t("keys.rotate")} lead={t("keys.rotateText")}>
          <RotateForm
            action={rotateKeys}
            initial={await restoredView("rotate-keys", query)}
            texts={{
              reason: t("person.reason"),
              reasonHint: t("person.reasonHint"),
              submit: t("keys.rotate"),
            }}
          />
        </Section>
      )}
      <KeysTable keys={keys.filter(isAtWork)} caption={t("keys.title")} now={now} />
      {folded.map(({ name, rows }) => (
        <Fold key={name} title={t(`keys.${name}`, { count: rows.length })} lead={t(`keys.${name}Text`)}>
          <KeysTable keys={rows} caption={t(`keys.${name}`, { count: rows.length })} now={now} />
        </Fold>
      ))}
    </AdminPage>
  );
}
