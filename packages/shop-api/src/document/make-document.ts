import { z } from "zod";
import { ratePerWindow, windowSeconds } from "../caller.ts";
import { apiRoot } from "../match-route.ts";
import type { Operation } from "../operation.ts";
import { operations } from "../operations.ts";
import type { Said } from "../said.ts";
import type { ApiLocale } from "../send-problem.ts";
import { generalTexts, groupTexts, scopeTexts } from "../texts/general.ts";
import { describeWebhooks } from "./describe-webhooks.ts";
import { type Json, schemaOf } from "./json-schema.ts";

export interface DocumentOptions {
  readonly origin: string;
  readonly issuer: string;
  readonly locale: ApiLocale;
}

/** The OpenAPI 3.1 document of the table of operations, in one of the languages. */
export function makeDocument({ origin, issuer, locale }: DocumentOptions): Json {
  const said = (text: Said) => text[locale === "en" ? "en" : "zh"];
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    (paths[operation.path] ?? {})[operation.method.toLowerCase()] = describe(operation, locale);
  }
  return {
    openapi: "3.1.0",
    info: { title: said(generalTexts.title), version: "1.0.0", description: said(generalTexts.lead) },
    servers: [{ url: `${origin}${apiRoot}` }],
    tags: Object.entries(groupTexts).map(([name, text]) => ({ name, description: said(text) })),
    paths,
    webhooks: describeWebhooks(locale),
    components: {
      securitySchemes: {
        token: {
          type: "oauth2",
          flows: {
            authorizationCode: {
              authorizationUrl: `${issuer}/oauth/authorize`,
              tokenUrl: `${issuer}/oauth/token`,
              refreshUrl: `${issuer}/oauth/token`,
              scopes: Object.fromEntries(
                Object.entries(scopeTexts).map(([name, text]) => [name, said(text)]),
              ),
            },
          },
        },
      },
      schemas: { Problem: schemaOf(problemSchema, locale, "output") },
    },
  };
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  fields: z
    .array(z.object({ field: z.string(), code: z.string(), message: z.string().nullable() }))
    .optional(),
  request_id: z.string(),
});

function describe(operation: Operation, locale: ApiLocale): Json {
  const said = (text: Said) => text[locale === "en" ? "en" : "zh"];
  const isWrite = operation.method !== "GET";
  return {
    operationId: operation.id,
    tags: [operation.group],
    summary: said(operation.summary),
    ...(operation.description ? { description: said(operation.description) } : {}),
    ...(operation.scope === null
      ? { security: [] }
      : { security: [{ token: operation.scope === "any" ? [] : [operation.scope] }] }),
    parameters: [
      ...parameters(operation.params, "path", locale),
      ...parameters(operation.query, "query", locale),
      ...(isWrite ? [header("Idempotency-Key", true, said(generalTexts.idempotencyKey))] : []),
      ...(operation.refusals.includes(428) ? [header("If-Match", true, said(generalTexts.ifMatch))] : []),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(operation.body, locale, "input") } },
          },
        }
      : {}),
    responses: responses(operation, locale),
  };
}

function header(name: string, required: boolean, description: string): Json {
  return { name, in: "header", required, description, schema: { type: "string", maxLength: 128 } };
}

function parameters(schema: z.ZodObject, place: "path" | "query", locale: ApiLocale): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, locale, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }));
}

function responses(operation: Operation, locale: ApiLocale): Json {
  const said = (text: Said) => text[locale === "en" ? "en" : "zh"];
  const { status, answer, scope, refusals, method } = operation;
  const signed = scope === null ? [] : [401, 403, 429];
  const writes = method === "GET" ? [] : [400, 409, 415, 422];
  const parses = [404, 422];
  const problems = [...new Set([...signed, ...writes, ...parses, ...refusals])].sort((a, b) => a - b);
  return {
    [status]: {
      description: said(generalTexts.done),
      ...(scope === null ? {} : { headers: rateHeaders() }),
      ...(answer ? { content: { "application/json": { schema: schemaOf(answer, locale, "output") } } } : {}),
    },
    ...Object.fromEntries(
      problems.map((problem) => [
        problem,
        {
          description: said(generalTexts.refusal),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
    ),
  };
}

function rateHeaders(): Json {
  const schema = { type: "string" };
  return {
    RateLimit: { description: '"consent";r=…;t=…', schema },
    "RateLimit-Policy": { description: `"consent";q=${ratePerWindow};w=${windowSeconds}`, schema },
  };
}
