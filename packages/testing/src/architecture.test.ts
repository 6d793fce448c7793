import { basename, dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf, readWorkspace, root, type SourceFile, type WorkspacePackage } from "./source-tree.ts";

/** DESIGN.md's table: which @hutong packages each may depend on. `testing` may depend on anything. */
const allowed: Record<string, readonly string[]> = {
  kernel: [],
  db: [],
  ui: ["kernel"],
  web: [],
  auth: ["kernel", "db"],
  identity: ["db", "kernel", "media"],
  search: [],
  catalog: ["db", "identity", "kernel", "media", "search"],
  reputation: ["kernel", "db", "identity"],
  media: ["kernel"],
  trading: ["kernel", "db", "identity", "media", "profile"],
  ledger: ["kernel", "db", "identity"],
  orders: ["catalog", "db", "identity", "kernel", "ledger", "media", "profile", "reputation"],
  feedback: ["kernel", "db", "identity", "media", "orders", "reputation"],
  payouts: ["kernel", "db", "identity", "ledger"],
  "shop-api": ["catalog", "db", "identity", "kernel", "orders", "profile"],
  site: ["auth", "db", "identity", "kernel", "reputation", "ui", "web"],
  cli: ["catalog", "db", "identity", "kernel", "ledger", "orders", "profile", "reputation", "trading"],
  "app-identity": [
    "catalog",
    "feedback",
    "identity",
    "kernel",
    "ledger",
    "orders",
    "payouts",
    "profile",
    "reputation",
    "shop-api",
    "site",
    "trading",
    "ui",
  ],
  // biome-ignore format: a line for each, as they are read and merged
  "app-wholesale": ["account-pages", "catalog", "kernel", "pricing", "profile", "reputation", "site", "trading", "ui"],
  pricing: ["kernel", "db", "identity", "reputation"],
  // biome-ignore format: a line for each, as they are read and merged
  "app-retail": ["account-pages", "catalog", "feedback", "identity", "kernel", "orders", "payouts", "profile", "reputation", "shop-api", "site", "ui"],
  profile: ["kernel", "db", "identity"],
  "account-pages": ["kernel", "ledger", "payouts", "profile", "site", "trading", "ui"],
};

/** Tests may use the kit, and the packages whose work they check it with, without declaring them. */
function isTest(file: SourceFile): boolean {
  return (
    /\.(?:test|spec|crash)\.tsx?$/.test(file.path) ||
    /\/test-[\w-]+\.ts$/.test(file.path) ||
    file.path.includes("/e2e/") ||
    /\.config\.ts$/.test(file.path)
  );
}

const workspace = readWorkspace();
const byName = new Map(workspace.map((one) => [one.name, one]));

/** Collects what breaks a rule, so that one run shows all of it. */
function offences(check: (file: SourceFile, owner: WorkspacePackage) => readonly string[]): string[] {
  return workspace.flatMap((owner) =>
    owner.files.flatMap((file) => check(file, owner).map((what) => `${file.path}: ${what}`)),
  );
}

describe("the architecture", () => {
  it("knows every package", () => {
    const names = workspace.map(({ name }) => name).filter((name) => name !== "testing");
    expect(names.filter((name) => !(name in allowed))).toEqual([]);
    expect(workspace.flatMap(({ files }) => files).length).toBeGreaterThan(100);
  });

  it("package.json declares only what the table allows; apps never list db", () => {
    const broken = workspace
      .filter(({ name }) => name !== "testing")
      .flatMap(({ name, declared }) =>
        declared.filter((one) => !allowed[name]?.includes(one)).map((one) => `${name} → ${one}`),
      );
    expect(broken).toEqual([]);
    expect(workspace.filter(({ isApp, declared }) => isApp && declared.includes("db"))).toEqual([]);
  });

  it("has no cycle", () => {
    const inCycle = workspace.filter(({ name }) => reaches(name, name, new Set()));
    expect(inCycle.map(({ name }) => name)).toEqual([]);
  });

  it("every import of a package of ours is declared", () => {
    const undeclared = offences((file, owner) =>
      isTest(file)
        ? []
        : ownImports(file)
            .map(({ name }) => name)
            .filter((name) => name !== owner.name && !owner.declared.includes(name)),
    );
    expect(undeclared).toEqual([]);
  });

  it("nobody reaches past a package's exports", () => {
    const past = offences((file) =>
      ownImports(file)
        .filter(({ name, entry }) => !byName.get(name)?.exports.includes(entry))
        .map(({ name, entry }) => `${name} has no export ${entry}`),
    );
    expect(past).toEqual([]);
  });

  it("no relative import leaves its package", () => {
    const leaving = offences((file, owner) =>
      file.imports
        .filter((one) => one.startsWith("."))
        .filter((one) => relative(owner.folder, join(root, dirname(file.path), one)).startsWith("..")),
    );
    expect(leaving).toEqual([]);
  });

  it("process.env is read in env.ts alone, and by the launcher and the tests", () => {
    const reading = offences((file, owner) => {
      const mayRead =
        isTest(file) ||
        basename(file.path) === "env.ts" ||
        owner.name === "cli" ||
        owner.name === "testing" ||
        file.path.endsWith("next.config.ts") ||
        // It writes such lines down for other sites.
        basename(file.path) === "join-snippets.ts";
      return !mayRead && /\bprocess\.env\b/.test(withoutComments(file.text)) ? ["process.env"] : [];
    });
    expect(reading).toEqual([]);
  });

  it("re-exports by name, and names files for what they hold", () => {
    const broken = offences((file) => [
      ...(/^\s*export\s+\*/m.test(file.text) ? ["export *"] : []),
      ...(/^(?:utils?|helpers?|common|misc)\.[a-z]+$/.test(basename(file.path))
        ? ["what does it hold?"]
        : []),
    ]);
    const folders = workspace.flatMap(({ files }) => files.map(({ path }) => dirname(path)));
    expect(broken).toEqual([]);
    expect(folders.filter((folder) => /\/(?:utils?|helpers?|common|misc)(?:\/|$)/.test(folder))).toEqual([]);
  });
});

describe("importsOf", () => {
  it("sees every form", () => {
    const text = [
      'import a from "a";',
      'import type { B } from "b";',
      'import {\n  c,\n} from "c";',
      'export { d } from "d";',
      'import "e";',
      'const f = await import("f");',
      'const g = "from";',
    ].join("\n");
    expect(importsOf(text)).toEqual(["a", "b", "c", "d", "e", "f"]);
  });
});

/** The imports of packages of ours: the package and the entry of its exports. */
function ownImports(file: SourceFile): { name: string; entry: string }[] {
  return file.imports
    .filter((one) => one.startsWith("@hutong/"))
    .map((one) => {
      const [, name = "", ...rest] = one.split("/");
      return { name, entry: rest.length > 0 ? `./${rest.join("/")}` : "." };
    });
}

function reaches(from: string, goal: string, seen: Set<string>): boolean {
  return (byName.get(from)?.declared ?? []).some((next) => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, goal, seen);
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
