import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiProblem } from "./problem.ts";
import { problemTexts } from "./texts/problems.ts";

export type ApiLocale = "en" | "zh-CN";

interface Words {
  readonly locale: ApiLocale;
  readonly fieldText: (locale: ApiLocale, key: string) => string | undefined;
  readonly requestId: string;
}

/** Says a refusal (RFC 9457): a code for programs, words for people in their language. */
export function sendProblem(
  req: IncomingMessage,
  res: ServerResponse,
  problem: ApiProblem,
  words: Words,
): void {
  const { locale, fieldText, requestId } = words;
  const said = problemTexts[problem.code];
  const fields = Object.entries(problem.fields).map(([field, key]) => ({
    field,
    code: key,
    message: fieldText(locale, key.replaceAll(".", "_")) ?? null,
  }));
  const text = JSON.stringify({
    type: `/developers#${problem.code}`,
    title: said[locale === "en" ? "en" : "zh"],
    status: problem.status,
    code: problem.code,
    ...(fields.length > 0 ? { fields } : {}),
    ...problem.more,
    request_id: requestId,
  });
  for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
  res.setHeader("cache-control", "no-store");
  res.setHeader("content-language", locale);
  res.setHeader("vary", "Accept-Language");
  res.setHeader("content-type", "application/problem+json; charset=utf-8");
  res.setHeader("content-length", Buffer.byteLength(text));
  res.writeHead(problem.status);
  res.end(req.method === "HEAD" ? undefined : text);
}
