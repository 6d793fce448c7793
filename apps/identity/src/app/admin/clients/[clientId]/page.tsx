import type { ClientView } from "@hutong/identity/clients";
import { restoredView } from "@hutong/site";
import { Card, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { ActForm } from "../_components/act-form.tsx";
import { ClientFacts } from "../_components/client-facts.tsx";
import { ClientForm } from "../_components/client-form.tsx";
import { clientFormTexts } from "../_components/client-form-texts.ts";
import { issuedTexts } from "../_components/issued-texts.ts";
import { JoinPanel } from "../_components/join-panel.tsx";
import { StateBadge } from "../_components/state-badge.tsx";
import { letIn, rotateSecret, saveClient, turnAway } from "../actions.ts";
import { clientFormName } from "../client-form-name.ts";
import { loadClient } from "../loaders.ts";

type Asked = Awaited<PageProps<"/admin/clients/[clientId]">["searchParams"]>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.clients"))("title") };
}

export default async function ClientPage({ params, searchParams }: PageProps<"/admin/clients/[clientId]">) {
  const [{ clientId }, asked] = await Promise.all([params, searchParams]);
  const { administrator, client } = await loadClient(clientId);
  const t = await getTranslations("admin.clients");
  const mayChange = administrator.mayAct && !client.firstParty;
  return (
    <AdminPage
      place="clients"
      title={client.name}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <code className="break-all">{client.clientId}</code> <StateBadge client={client} />
        </span>
      }
      breadcrumb={[{ label: t("title"), href: "/admin/clients" }, { label: client.name }]}
    >
      {client.firstParty && <Notice>{t("oursText")}</Notice>}
      {!client.firstParty && (
        <Section title={t("join.title")} lead={t("join.lead")}>
          <JoinPanel client={client} />
        </Section>
      )}
      <Section title={t("settings.title")} lead={mayChange ? t("settings.lead") : undefined}>
        <Card>
          {mayChange ? <Settings client={client} asked={asked} /> : <ClientFacts client={client} />}
        </Card>
      </Section>
      {mayChange && client.authMethod !== "none" && !client.disabledAt && (
        <Section title={t("secret.title")} lead={t("secret.lead")}>
          <Card>
            <Secret client={client} asked={asked} />
          </Card>
        </Section>
      )}
      {mayChange && (
        <Section
          title={t(client.disabledAt ? "enable.title" : "disable.title")}
          lead={t(client.disabledAt ? "enable.lead" : "disable.lead")}
        >
          <Card>
            <Gate client={client} asked={asked} />
          </Card>
        </Section>
      )}
    </AdminPage>
  );
}

interface PartProps {
  readonly client: ClientView;
  readonly asked: Asked;
}

async function Settings({ client, asked }: PartProps) {
  const [t, initial, texts, issued] = await Promise.all([
    getTranslations("admin.clients.settings"),
    restoredView(clientFormName("settings", client.clientId), asked),
    clientFormTexts(),
    issuedTexts("created"),
  ]);
  return (
    <ClientForm
      action={saveClient}
      initial={initial}
      client={client}
      texts={texts}
      submit={t("submit")}
      done={t("done")}
      issuedTexts={issued}
    />
  );
}

async function Secret({ client, asked }: PartProps) {
  const [t, initial, issued] = await Promise.all([
    getTranslations("admin.clients"),
    restoredView(clientFormName("secret", client.clientId), asked),
    issuedTexts("rotated"),
  ]);
  return (
    <ActForm
      action={rotateSecret}
      initial={initial}
      client={client}
      reasonId="secret-reason"
      isReasonOptional
      texts={{
        reason: t("reason"),
        reasonHint: t("reasonHint"),
        submit: t("secret.submit"),
        done: "",
      }}
      issuedTexts={issued}
    />
  );
}

async function Gate({ client, asked }: PartProps) {
  const [t, initial, issued] = await Promise.all([
    getTranslations("admin.clients"),
    restoredView(clientFormName("state", client.clientId), asked),
    issuedTexts("rotated"),
  ]);
  const act = client.disabledAt ? "enable" : "disable";
  return (
    <ActForm
      // Another act, another form: what was said of the one is not said of the other.
      key={act}
      action={client.disabledAt ? letIn : turnAway}
      initial={initial}
      client={client}
      reasonId="state-reason"
      isReasonOptional={act === "enable"}
      isDanger={act === "disable"}
      texts={{
        reason: t("reason"),
        reasonHint: t("reasonHint"),
        submit: t(`${act}.submit`),
        done: t(`${act}.done`),
      }}
      issuedTexts={issued}
    />
  );
}
