import { restoredView } from "@hutong/site";
import { Badge, EmptyState, Notice, RelativeTime, Section, Table, type Tone } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { RotateForm } from "./_components/rotate-form.tsx";
import { rotateKeys } from "./actions.ts";
import { loadKeys } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.keys"))("title") };
}

const tones: Record<"active" | "next" | "retiring" | "retired", Tone> = {
  active: "success",
  next: "info",
  retiring: "warning",
  retired: "neutral",
};

export default async function KeysPage({ searchParams }: PageProps<"/admin/keys">) {
  const query = await searchParams;
  const { keys, administrator, now } = await loadKeys();
  const t = await getTranslations("admin");
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
      <Table
        caption={t("keys.title")}
        captionHidden
        rows={keys}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("keys.emptyTitle")}>{t("keys.emptyText")}</EmptyState>}
        columns={[
          {
            key: "id",
            header: t("keys.id"),
            naming: true,
            cell: ({ id }) => <span className="num break-all">{id}</span>,
          },
          { key: "alg", header: t("keys.alg"), cell: ({ alg }) => alg },
          {
            key: "state",
            header: t("keys.state"),
            cell: ({ state }) => <Badge tone={tones[state]}>{t(`keys.stateOf.${state}`)}</Badge>,
          },
          {
            key: "made",
            header: t("keys.made"),
            cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} />,
          },
          {
            key: "active",
            header: t("keys.activated"),
            cell: ({ activatedAt }) => (activatedAt ? <RelativeTime date={activatedAt} now={now} /> : "–"),
          },
          {
            key: "retires",
            header: t("keys.retires"),
            cell: ({ retiresAt }) => (retiresAt ? <RelativeTime date={retiresAt} now={now} /> : "–"),
          },
        ]}
      />
    </AdminPage>
  );
}
