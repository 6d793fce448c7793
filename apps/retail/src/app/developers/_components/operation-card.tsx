import { type ApiLocale, apiRoot, curlOf, fieldRows, type Operation, type Said } from "@hutong/shop-api";
import { Badge, Card } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { Code } from "./code.tsx";
import { FieldTable } from "./field-table.tsx";

interface OperationCardProps {
  readonly operation: Operation;
  readonly origin: string;
  readonly locale: ApiLocale;
  readonly said: (text: Said) => string;
}

/** One operation, as its row of the table has it. */
export function OperationCard({ operation, origin, locale, said }: OperationCardProps) {
  const t = useTranslations("developers");
  const { id, method, path, summary, description, scope, body, answer, query, status } = operation;
  return (
    <article id={id} className="scroll-mt-16">
      <Card title={said(summary)}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={method === "GET" ? "info" : "warning"}>{method}</Badge>
            <code className="[overflow-wrap:anywhere]">{`${apiRoot}${path}`}</code>
            {scope !== null && scope !== "any" && <code className="text-ink-2 text-sm">{scope}</code>}
          </p>
          {description && <p className="max-w-prose text-ink-2">{said(description)}</p>}
          <Code>{curlOf(operation, origin)}</Code>
          <FieldTable caption={t("query")} rows={fieldRows(query, locale, "input")} />
          {body && <FieldTable caption={t("body")} rows={fieldRows(body, locale, "input")} />}
          {answer && (
            <details>
              <summary className="cursor-pointer py-2 text-ink-2 text-sm">{t("answer", { status })}</summary>
              <FieldTable caption={t("answer", { status })} rows={fieldRows(answer, locale, "output")} />
            </details>
          )}
        </div>
      </Card>
    </article>
  );
}
