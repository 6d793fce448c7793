import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** The checkout. */
export const root = resolve(import.meta.dirname, "../../..");

const skipped = new Set([
  "node_modules",
  "generated",
  ".next",
  ".data",
  ".turbo",
  "test-results",
  "playwright-report",
]);
const sourceName = /\.(?:ts|tsx|mts|mjs|js)$/;

export interface WorkspacePackage {
  /** Without the scope: `identity`, `app-retail`. */
  readonly name: string;
  readonly folder: string;
  readonly isApp: boolean;
  /** The @hutong packages it declares, without the scope. */
  readonly declared: readonly string[];
  readonly exports: readonly string[];
  readonly files: readonly SourceFile[];
}

export interface SourceFile {
  /** From the checkout's root. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

interface Manifest {
  name: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Every package and app of the workspace, with its sources. */
export function readWorkspace(): WorkspacePackage[] {
  return ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => statSync(join(folder, "package.json"), { throwIfNoEntry: false }))
      .map((folder) => readPackage(folder, group === "apps")),
  );
}

function readPackage(folder: string, isApp: boolean): WorkspacePackage {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest; // our own manifests
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies };
  return {
    name: manifest.name.replace("@hutong/", ""),
    folder,
    isApp,
    declared: Object.keys(all)
      .filter((name) => name.startsWith("@hutong/"))
      .map((name) => name.replace("@hutong/", "")),
    exports: Object.keys(manifest.exports ?? {}),
    files: sourcesIn(folder),
  };
}

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesIn(path);
    if (!sourceName.test(entry.name) || basename(path) === "next-env.d.ts") return [];
    const text = readFileSync(path, "utf8");
    return { path: relative(root, path), text, imports: importsOf(text) };
  });
}

/** What a source imports: static, dynamic, re-exported and type-only alike. */
export function importsOf(text: string): string[] {
  const statement =
    /^\s*(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  return [...text.matchAll(statement)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
