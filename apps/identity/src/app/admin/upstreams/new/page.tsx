import { requireFreshSession, restoredView } from "@hutong/site";
import { Card } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { AdminPage } from "../../_components/admin-page.tsx";
import { UpstreamForm } from "../_components/upstream-form.tsx";
import { upstreamFormTexts } from "../_components/upstream-form-texts.ts";
import { saveNewUpstream } from "../actions.ts";
import { newUpstreamForm } from "../form-names.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.upstreams.new"))("title") };
}

export default async function NewUpstreamPage({ searchParams }: PageProps<"/admin/upstreams/new">) {
  await requireAdministrator(["operator", "owner"]);
  const asked = await searchParams;
  await requireFreshSession(asked.kept === "1" ? "/admin/upstreams/new?kept=1" : "/admin/upstreams/new");
  const [t, initial, texts] = await Promise.all([
    getTranslations("admin.upstreams"),
    restoredView(newUpstreamForm, asked),
    upstreamFormTexts(),
  ]);
  return (
    <AdminPage
      place="upstreams"
      title={t("new.title")}
      lead={t("new.lead")}
      breadcrumb={[{ label: t("title"), href: "/admin/upstreams" }, { label: t("new.title") }]}
    >
      <Card>
        <UpstreamForm
          action={saveNewUpstream}
          initial={initial}
          stored={{ scopes: "openid profile email", emailClaim: "email", nameClaim: "name", position: "0" }}
          texts={texts}
          submit={t("new.submit")}
          done=""
        />
      </Card>
    </AdminPage>
  );
}
