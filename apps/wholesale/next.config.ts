import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: [
    "@hutong/account-pages",
    "@hutong/auth",
    "@hutong/catalog",
    "@hutong/db",
    "@hutong/identity",
    "@hutong/kernel",
    "@hutong/ledger",
    "@hutong/payouts",
    "@hutong/pricing",
    "@hutong/reputation",
    "@hutong/search",
    "@hutong/profile",
    "@hutong/site",
    "@hutong/trading",
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
  // Pictures of applications; every other path the walls hold to 1 MiB (`server.ts`).
  experimental: { serverActions: { bodySizeLimit: "33mb" } },
  turbopack: { root },
  // Types are checked once, for all workspaces, by `npm test`; a build does not check them again.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
