import type { UpstreamView } from "@hutong/identity/upstream";
import { Badge, ButtonLink, EmptyState, RelativeTime, Table } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { loadUpstreams } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.upstreams"))("title") };
}

export default async function UpstreamsPage() {
  const { administrator, upstreams } = await loadUpstreams();
  const [t, locale] = await Promise.all([getTranslations("admin.upstreams"), getLocale()]);
  const now = new Date();
  return (
    <AdminPage
      place="upstreams"
      actions={
        administrator.mayAct && (
          <ButtonLink href="/admin/upstreams/new" variant="primary">
            {t("new.open")}
          </ButtonLink>
        )
      }
    >
      <Table<UpstreamView>
        caption={t("caption")}
        captionHidden
        columns={[
          {
            key: "name",
            header: t("name"),
            naming: true,
            cell: ({ slug, nameZh, nameEn }) => (
              <span className="grid gap-0.5">
                <Link href={`/admin/upstreams/${slug}`} className="font-medium text-accent hover:underline">
                  {locale === "en" ? nameEn : nameZh}
                </Link>
                <code className="text-ink-3 text-xs">{slug}</code>
              </span>
            ),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ disabledAt }) => (
              <Badge tone={disabledAt ? "danger" : "success"}>{t(disabledAt ? "disabled" : "active")}</Badge>
            ),
          },
          {
            key: "issuer",
            header: t("issuer"),
            cell: ({ issuer }) => <span className="break-all">{issuer}</span>,
          },
          { key: "people", header: t("people"), cell: ({ people }) => people },
          {
            key: "created",
            header: t("created"),
            cell: ({ createdAt }) => <RelativeTime date={createdAt} now={now} locale={locale} />,
          },
        ]}
        rows={upstreams}
        rowKey={({ slug }) => slug}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      />
    </AdminPage>
  );
}
