import {
  apiRoot,
  eventTexts,
  generalTexts,
  groups,
  groupTexts,
  operations,
  problemTexts,
  scopeTexts,
} from "@hutong/shop-api";
import { ButtonLink, Page, Section, SideNav, Table } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Code } from "./_components/code.tsx";
import { OperationCard } from "./_components/operation-card.tsx";
import { loadDevelopers } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("developers"))("title") };
}

/** The API for systems of shops, made of the table of its operations: it says what the server does. */
export default async function Developers() {
  const [{ origin, issuer, locale, said }, t] = await Promise.all([
    loadDevelopers(),
    getTranslations("developers"),
  ]);
  const api = `${origin}${apiRoot}`;
  const parts = [
    { href: "#start", label: t("start") },
    ...groups.map((group) => ({ href: `#${group}`, label: said(groupTexts[group]) })),
    { href: "#events", label: t("events") },
    { href: "#refusals", label: t("refusals") },
  ];
  return (
    <Page
      title={said(generalTexts.title)}
      lead={said(generalTexts.lead)}
      actions={<ButtonLink href={`${apiRoot}/openapi.json`}>OpenAPI 3.1</ButtonLink>}
      nav={<SideNav label={t("contents")} groups={[{ items: parts }]} />}
    >
      <Section id="start" title={t("start")} lead={t("startText")}>
        <ol className="grid max-w-prose list-decimal gap-2 pl-5">
          <li>{t("step.client")}</li>
          <li>{t("step.owner")}</li>
          <li>{t("step.code")}</li>
          <li>{t("step.call")}</li>
        </ol>
        <Code>{authorizeExample(issuer, api)}</Code>
        <Code>{tokenExample(issuer)}</Code>
        <Table
          caption={t("scopes")}
          rows={Object.entries(scopeTexts)}
          rowKey={([scope]) => scope}
          columns={[
            { key: "scope", header: t("scope"), naming: true, cell: ([scope]) => <code>{scope}</code> },
            { key: "text", header: t("meaning"), cell: ([, text]) => said(text) },
          ]}
        />
        <p className="max-w-prose text-ink-2">{said(generalTexts.idempotencyKey)}</p>
        <p className="max-w-prose text-ink-2">{t("rate")}</p>
      </Section>
      {groups.map((group) => (
        <Section key={group} id={group} title={said(groupTexts[group])}>
          {operations
            .filter((operation) => operation.group === group)
            .map((operation) => (
              <OperationCard
                key={operation.id}
                operation={operation}
                origin={origin}
                locale={locale}
                said={said}
              />
            ))}
        </Section>
      ))}
      <Section id="events" title={t("events")} lead={t("eventsText")}>
        <Table
          caption={t("events")}
          captionHidden
          rows={Object.entries(eventTexts)}
          rowKey={([event]) => event}
          columns={[
            { key: "event", header: t("event"), naming: true, cell: ([event]) => <code>{event}</code> },
            { key: "text", header: t("meaning"), cell: ([, text]) => said(text) },
          ]}
        />
        <Code>{verifyExample}</Code>
      </Section>
      <Section id="refusals" title={t("refusals")} lead={t("refusalsText")}>
        <Table
          caption={t("refusals")}
          captionHidden
          rows={Object.entries(problemTexts)}
          rowKey={([code]) => code}
          columns={[
            {
              key: "code",
              header: t("code"),
              naming: true,
              cell: ([code]) => <code id={code}>{code}</code>,
            },
            { key: "text", header: t("meaning"), cell: ([, text]) => said(text) },
          ]}
        />
      </Section>
    </Page>
  );
}

function authorizeExample(issuer: string, api: string): string {
  const query = [
    "response_type=code",
    "client_id=$CLIENT_ID",
    "redirect_uri=$REDIRECT_URI",
    "scope=openid+offline_access+shop_orders+shop_stock",
    `resource=${encodeURIComponent(api)}`,
    "prompt=consent",
    "code_challenge=$CHALLENGE",
    "code_challenge_method=S256",
    "state=$STATE",
  ];
  return `${issuer}/oauth/authorize?\n  ${query.join("\n  &")}`;
}

function tokenExample(issuer: string): string {
  return `curl "${issuer}/oauth/token" -u "$CLIENT_ID:$CLIENT_SECRET" \\
  -d grant_type=authorization_code -d "code=$CODE" \\
  -d "redirect_uri=$REDIRECT_URI" -d "code_verifier=$VERIFIER"`;
}

const verifyExample = `import { Webhook } from "standardwebhooks";

// The secret is the endpoint's: whsec_…

const message = new Webhook(secret).verify(body, headers);
// message.type, message.timestamp, message.data`;
