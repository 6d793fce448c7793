import type { UpstreamView } from "@hutong/identity/upstream";
import { restoredView } from "@hutong/site";
import { Badge, Card, DefinitionList, Notice, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { StateForm } from "../_components/state-form.tsx";
import { UpstreamForm } from "../_components/upstream-form.tsx";
import { upstreamFormTexts } from "../_components/upstream-form-texts.ts";
import { putBack, saveUpstream, takeAway } from "../actions.ts";
import { upstreamFormName } from "../form-names.ts";
import { loadUpstream } from "../loaders.ts";

type Asked = Awaited<PageProps<"/admin/upstreams/[slug]">["searchParams"]>;

interface PartProps {
  readonly upstream: UpstreamView;
  readonly asked: Asked;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.upstreams"))("title") };
}

export default async function UpstreamPage({ params, searchParams }: PageProps<"/admin/upstreams/[slug]">) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const { administrator, upstream } = await loadUpstream(slug);
  const [t, locale] = await Promise.all([getTranslations("admin.upstreams"), getLocale()]);
  const name = locale === "en" ? upstream.nameEn : upstream.nameZh;
  const act = upstream.disabledAt ? "enable" : "disable";
  return (
    <AdminPage
      place="upstreams"
      title={name}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <code>{upstream.slug}</code>
          <Badge tone={upstream.disabledAt ? "danger" : "success"}>
            {t(upstream.disabledAt ? "disabled" : "active")}
          </Badge>
        </span>
      }
      breadcrumb={[{ label: t("title"), href: "/admin/upstreams" }, { label: name }]}
    >
      {asked.done === "added" && <Notice tone="success">{t("new.done")}</Notice>}
      <Card>
        <DefinitionList
          items={[
            { term: t("issuer"), value: upstream.issuer },
            { term: t("form.clientId"), value: upstream.clientId },
            { term: t("secret"), value: t(upstream.hasSecret ? "secretKept" : "secretNone") },
            { term: t("form.scopes"), value: upstream.scopes.join(" ") },
            { term: t("people"), value: String(upstream.people) },
          ]}
        />
      </Card>
      {administrator.mayAct && (
        <>
          <Section title={t("settings.title")} lead={t("settings.lead")}>
            <Card>
              <Settings upstream={upstream} asked={asked} />
            </Card>
          </Section>
          <Section title={t(`${act}.title`)} lead={t(`${act}.lead`)}>
            <Card>
              <State upstream={upstream} asked={asked} />
            </Card>
          </Section>
        </>
      )}
    </AdminPage>
  );
}

async function Settings({ upstream, asked }: PartProps) {
  const { slug, clientId, nameZh, nameEn, emailClaim, nameClaim } = upstream;
  const [t, initial, texts] = await Promise.all([
    getTranslations("admin.upstreams.settings"),
    restoredView(upstreamFormName("settings", slug), asked),
    upstreamFormTexts(),
  ]);
  const stored = {
    ...{ clientId, nameZh, nameEn, emailClaim, nameClaim },
    scopes: upstream.scopes.join(" "),
    position: String(upstream.position),
  };
  return (
    <UpstreamForm
      action={saveUpstream}
      initial={initial}
      stored={stored}
      slug={slug}
      texts={texts}
      submit={t("submit")}
      done={t("done")}
    />
  );
}

async function State({ upstream, asked }: PartProps) {
  const [t, initial] = await Promise.all([
    getTranslations("admin.upstreams"),
    restoredView(upstreamFormName("state", upstream.slug), asked),
  ]);
  const act = upstream.disabledAt ? "enable" : "disable";
  return (
    <StateForm
      // Another act, another form: what was said of the one is not said of the other.
      key={act}
      action={upstream.disabledAt ? putBack : takeAway}
      initial={initial}
      slug={upstream.slug}
      isDanger={act === "disable"}
      texts={{
        reason: t("form.reason"),
        reasonHint: t("form.reasonHint"),
        submit: t(`${act}.submit`),
        done: t(`${act}.done`),
      }}
    />
  );
}
