import { requireFreshSession, restoredView } from "@hutong/site";
import { Card } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { AdminPage } from "../../_components/admin-page.tsx";
import { ClientForm } from "../_components/client-form.tsx";
import { clientFormTexts } from "../_components/client-form-texts.ts";
import { issuedTexts } from "../_components/issued-texts.ts";
import { saveNewClient } from "../actions.ts";
import { newClientForm } from "../client-form-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.clients.new"))("title") };
}

export default async function NewClientPage({ searchParams }: PageProps<"/admin/clients/new">) {
  await requireAdministrator(["operator", "owner"]);
  const asked = await searchParams;
  await requireFreshSession(asked.kept === "1" ? "/admin/clients/new?kept=1" : "/admin/clients/new");
  const [t, initial, texts, issued] = await Promise.all([
    getTranslations("admin.clients"),
    restoredView(newClientForm, asked),
    clientFormTexts(),
    issuedTexts("created"),
  ]);
  return (
    <AdminPage
      place="clients"
      title={t("new.title")}
      lead={t("new.lead")}
      breadcrumb={[{ label: t("title"), href: "/admin/clients" }, { label: t("new.title") }]}
    >
      <Card>
        <ClientForm
          action={saveNewClient}
          initial={initial}
          texts={texts}
          submit={t("new.submit")}
          done=""
          issuedTexts={issued}
        />
      </Card>
    </AdminPage>
  );
}
