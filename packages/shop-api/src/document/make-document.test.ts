import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { matchRoute } from "../match-route.ts";
import { operations } from "../operations.ts";
import { problemTexts } from "../texts/problems.ts";
import { curlOf, exampleBodies } from "./examples.ts";
import { makeDocument } from "./make-document.ts";

const where = { origin: "https://shops.example.com", issuer: "https://id.example.com" };
const documents = (["en", "zh-CN"] as const).map((locale) => makeDocument({ ...where, locale }));

describe("the document", () => {
  it("is OpenAPI 3.1, as a stock validator reads it", async () => {
    for (const document of documents) {
      const validator = new Validator();
      const { valid, errors } = await validator.validate(structuredClone(document));
      expect(errors).toBeUndefined();
      expect([valid, validator.version]).toEqual([true, "3.1"]);
    }
  });

  it("holds every operation of the table, and no other; the server has a way to each", () => {
    const written = Object.entries(
      documents[0]?.paths as Record<string, Record<string, { operationId: string }>>,
    );
    const ids = written.flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    );
    expect(ids.sort()).toEqual(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    for (const { id, method, path } of operations) {
      const match = matchRoute(method, `/api/v1${path.replace(/\{\w+\}/g, "x")}`);
      expect(match && "operation" in match && match.operation.id).toBe(id);
    }
  });

  it("says every path parameter, and asks for a key in every write", () => {
    for (const { path, params, method } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params.shape).sort()).toEqual(named.sort());
      const paths = documents[0]?.paths as Record<string, Record<string, { parameters: { name: string }[] }>>;
      const described = paths?.[path]?.[method.toLowerCase()];
      const asksForKey = described?.parameters.some(({ name }) => name === "Idempotency-Key");
      expect(asksForKey).toBe(method !== "GET");
    }
  });

  it("is written in both languages, without what is for the other one", () => {
    const [en, zh] = documents.map((document) => JSON.stringify(document));
    expect(en).not.toContain("x-zh");
    expect(zh).not.toContain("x-zh");
    expect(zh).toContain("单位分");
    expect(en).not.toMatch(/[一-鿿]/);
    for (const { en: text, zh: other } of Object.values(problemTexts))
      expect([text, other]).not.toContain("");
  });

  it("its examples are what the operations take", () => {
    for (const operation of operations) {
      expect(operation.body === undefined).toBe(exampleBodies[operation.id] === undefined);
      if (operation.body) expect(operation.body.safeParse(exampleBodies[operation.id]).error).toBeUndefined();
      expect(curlOf(operation, where.origin)).toContain("https://shops.example.com/api/v1/");
    }
  });
});
