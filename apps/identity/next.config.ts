import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: [
    "@hutong/auth",
    "@hutong/catalog",
    "@hutong/db",
    "@hutong/feedback",
    "@hutong/identity",
    "@hutong/kernel",
    "@hutong/media",
    "@hutong/reputation",
    "@hutong/search",
    "@hutong/site",
    "@hutong/ui",
    "@hutong/web",
  ],
  serverExternalPackages: [
    "@node-rs/argon2",
    "@node-rs/bcrypt",
    "@node-rs/jieba",
    "oidc-provider",
    "pg",
    "pino",
    "sharp",
  ],
  // As much as the forms of disputes send; `server.ts` keeps every other path to 1 MiB, and lets in who is signed in alone.
  experimental: { serverActions: { bodySizeLimit: "33mb" } },
  turbopack: { root },
  // Types are checked once, for all workspaces, by `npm test`; a build does not check them again.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
