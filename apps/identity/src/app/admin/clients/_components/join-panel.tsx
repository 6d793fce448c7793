import { type ClientView, type JoinSnippet, joinSnippets } from "@hutong/identity/clients";
import { site } from "@hutong/site";
import { Card } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_components/copy-button.tsx";

const stacks = ["nextAuth", "express", "apache"] as const satisfies readonly JoinSnippet["stack"][];

/** How this client's site joins, in the three ways that docs/joining.md shows, with its own values filled in. */
export function JoinPanel({ client }: { client: ClientView }) {
  const t = useTranslations("admin.clients.join");
  const [redirectUri = ""] = client.redirectUris;
  const { clientId, idTokenAlg } = client;
  const snippets = joinSnippets({ issuer: site().env.origin, clientId, redirectUri, idTokenAlg });
  return (
    <Card flush>
      <div className="divide-y divide-line">
        {stacks.map((stack) => (
          <details key={stack} className="group">
            <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-medium hover:bg-sunken">
              {t(`stack.${stack}`)}
            </summary>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pb-4">
              {snippets
                .filter((snippet) => snippet.stack === stack)
                .map((snippet) => (
                  <Snippet key={snippet.file} snippet={snippet} />
                ))}
              <p className="text-ink-2 text-sm">{t(`note.${stack}`)}</p>
            </div>
          </details>
        ))}
      </div>
    </Card>
  );
}

function Snippet({ snippet: { file, code } }: { snippet: JoinSnippet }) {
  const t = useTranslations("admin.clients.issued");
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <code className="break-all text-ink-2 text-sm">{file}</code>
        <CopyButton
          text={code}
          texts={{
            copy: t("copy"),
            copied: t("copied"),
            failed: t("failed"),
            label: `${t("copy")}: ${file}`,
          }}
        />
      </figcaption>
      <pre className="whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-xs leading-relaxed [overflow-wrap:anywhere]">
        {code}
      </pre>
    </figure>
  );
}
