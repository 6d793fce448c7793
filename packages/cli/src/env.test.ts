import { describe, expect, it } from "vitest";
import { Trouble } from "../bin/trouble.mjs";
import { readEnv } from "./env.ts";

/** What a person reads for a wrong environment. */
function complaint(source: Record<string, string>): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof Trouble) return `${error.message} ${error.advice ?? ""}`;
    throw error;
  }
  return "";
}

describe("the environment", () => {
  it("is the demo on this machine by default", () => {
    expect(readEnv({ DATABASE_URL: "", HUTONG_SEED: "" })).toMatchObject({
      sites: {
        identity: { origin: "http://id.localhost:3000", port: 3000 },
        wholesale: { origin: "http://wholesale.localhost:3001", port: 3001 },
        retail: { origin: "http://retail.localhost:3002", port: 3002 },
      },
      dbPort: 5440,
      databaseUrl: undefined,
      seed: "demo",
      isLocal: true,
    });
  });

  it("a port moves its local origin, and a local origin its port", () => {
    const { sites } = readEnv({
      HUTONG_IDENTITY_PORT: "4000",
      HUTONG_RETAIL_ORIGIN: "http://shops.localhost:4002",
    });
    expect(sites.identity).toEqual({ origin: "http://id.localhost:4000", port: 4000 });
    expect(sites.retail).toEqual({ origin: "http://shops.localhost:4002", port: 4002 });
  });

  it("a public world has no demo people unless asked for", () => {
    const origins = {
      HUTONG_IDENTITY_ORIGIN: "https://id.example.com",
      HUTONG_WHOLESALE_ORIGIN: "https://trade.example.com",
      HUTONG_RETAIL_ORIGIN: "https://shops.example.net",
    };
    expect(readEnv(origins)).toMatchObject({ seed: "none", isLocal: false });
    expect(readEnv({ ...origins, HUTONG_SEED: "demo" }).seed).toBe("demo");
  });

  it.each([
    [{ HUTONG_IDENTITY_PORT: "abc" }, "HUTONG_IDENTITY_PORT=abc"],
    [{ HUTONG_IDENTITY_PORT: "70000" }, "from 1 to 65535"],
    [{ HUTONG_RETAIL_ORIGIN: "http://shops.example.com" }, "https is needed"],
    [{ HUTONG_RETAIL_ORIGIN: "https://shops.example.com/" }, "an origin is needed"],
    [{ HUTONG_RETAIL_PORT: "3000" }, "a port of their own"],
    [{ HUTONG_DB_PORT: "3001" }, "a port of their own"],
    [{ HUTONG_RETAIL_METRICS_PORT: "3000" }, "a port of their own"],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector" }, "an address is needed"],
    [{ OTEL_TRACES_SAMPLER_ARG: "2" }, "a share from 0 to 1"],
    [
      { HUTONG_RETAIL_ORIGIN: "http://id.localhost:3000", HUTONG_RETAIL_PORT: "3002" },
      "three different origins",
    ],
    [{ HUTONG_SEED: "some" }, "demo or none"],
    [{ DATABASE_URL: "mysql://x/y" }, "a connection string is needed"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL=loud"],
  ])("%j is refused in words", (source, words) => {
    expect(complaint(source)).toContain(words);
  });

  it("metrics have ports of their own, and OpenTelemetry's settings reach the sites", () => {
    const env = readEnv({
      HUTONG_IDENTITY_METRICS_PORT: "9464",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=1",
    });
    expect(env.metricsPorts).toEqual({ identity: 9464 });
    expect(env.passed).toEqual({
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=1",
    });
  });

  it("never repeats a secret", () => {
    const said = complaint({ HUTONG_SECRET: "short-one", DATABASE_URL: "nonsense:hidden" });
    expect(said).toContain("HUTONG_SECRET: at least 32 characters");
    expect(said).not.toMatch(/short-one|hidden/);
  });
});
