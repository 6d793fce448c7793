import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./source-tree.ts";

/** SECURITY.md, "Versions": older ones carry known holes. */
const minimums: Record<string, string> = {
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "next-auth": "5.0.0-beta.32",
  "@auth/core": "0.41.3",
  "oidc-provider": "9.13.3",
  zod: "4.6.7",
  sharp: "0.35.5",
  nodemailer: "7.0.7",
  "@auth/prisma-adapter": "2.11.3",
};

interface LockEntry {
  version?: string;
  resolved?: string;
  link?: boolean;
}

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, LockEntry>; // npm's lock file, version 3
};

/** Negative where a is older than b. Of a pre-release the parts are compared; a release is newer than its own. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => {
    const [release = "", pre] = version.split(/-(.*)/s);
    return { numbers: release.split(".").map(Number), pre: pre?.split(".") };
  });
  if (!left || !right) return 0;
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (!left.pre || !right.pre) return Number(!left.pre) - Number(!right.pre);
  return left.pre.join(".").localeCompare(right.pre.join("."), "en", { numeric: true });
}

describe("SECURITY versions", () => {
  it("every copy in the lock file is at least the minimum", () => {
    const old = Object.entries(lock.packages).flatMap(([path, { version = "0" }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const minimum = path.includes("node_modules/") ? minimums[name] : undefined;
      return minimum && compareVersions(version, minimum) < 0 ? [`${path} ${version} < ${minimum}`] : [];
    });
    expect(old).toEqual([]);
  });

  it("the packages that the minimums are about are there", () => {
    for (const name of ["next", "react", "next-auth", "@auth/core", "oidc-provider", "zod", "nodemailer"]) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBeDefined();
    }
  });

  it("names no registry: whoever installs asks her own", () => {
    const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes("://"));
    expect(named.map(([path]) => path)).toEqual([]);
  });

  it("compares versions as npm does", () => {
    expect(compareVersions("16.4.10", "16.4.6")).toBeGreaterThan(0);
    expect(compareVersions("16.4.5", "16.4.6")).toBeLessThan(0);
    expect(compareVersions("5.0.0-beta.4", "5.0.0-beta.32")).toBeLessThan(0);
    expect(compareVersions("5.0.0", "5.0.0-beta.32")).toBeGreaterThan(0);
    expect(compareVersions("1.2.3", "1.2.3")).toBe(0);
  });
});
