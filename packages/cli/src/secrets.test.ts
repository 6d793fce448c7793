import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { worldSecrets } from "./secrets.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "hutong-secret-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const given = "a secret of the operator, long enough";

describe("a world's secrets", () => {
  it("of a local world are made once, for its owner's eyes alone", () => {
    const first = worldSecrets({ secret: undefined, dataDir, isLocal: true });
    const file = join(dataDir, "secret");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8").trim().length).toBeGreaterThanOrEqual(43);
    expect(worldSecrets({ secret: undefined, dataDir, isLocal: true })).toEqual(first);
  });

  it("are each another one", () => {
    const { postgres, databaseRole, client, auth, keys, cookies } = worldSecrets({
      secret: given,
      dataDir,
      isLocal: false,
    });
    const all = [
      postgres,
      keys,
      cookies,
      ...[databaseRole, client, auth].flatMap((group) => Object.values(group)),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((secret) => secret.length === 43)).toBe(true);
  });

  it("of a public world must be given", () => {
    expect(() => worldSecrets({ secret: undefined, dataDir, isLocal: false })).toThrow(
      "HUTONG_SECRET is not set",
    );
  });

  it("a file that was cut short stops the start instead of making a new one", () => {
    writeFileSync(join(dataDir, "secret"), "abc\n");
    expect(() => worldSecrets({ secret: undefined, dataDir, isLocal: true })).toThrow(
      "does not hold a secret",
    );
  });
});
