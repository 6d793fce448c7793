import { roleUrls } from "@hutong/db/server";
import { siteNames } from "../../bin/paths.mjs";
import { worldSecrets } from "../secrets.ts";
import { prepareDatabase } from "../world/database.ts";
import { populate } from "../world/populate.ts";
import { siteEnv } from "../world/site-env.ts";
import { type Command, type CommandTools, UsageError } from "./command.ts";

function databaseUrlOf(tools: CommandTools): string {
  const { databaseUrl } = tools.env;
  if (databaseUrl) return databaseUrl;
  throw new UsageError(
    "DATABASE_URL is not set. (With the embedded PostgreSQL, npm start does this by itself.)",
  );
}

/** What `npm start` does to the database before the sites, alone: a job before processes that are started otherwise. */
export const prepareCommand: Command = {
  name: "prepare",
  usage: "",
  summary: "bring DATABASE_URL to the present schema, roles and clients, without starting a site",
  async run(_args, tools) {
    const url = databaseUrlOf(tools);
    const secrets = worldSecrets(tools.env);
    const { applied, roleUrls: made } = await prepareDatabase(url, secrets);
    const filled = await populate(tools.env, secrets, url);
    const lines = [
      applied.length > 0 ? `Applied: ${applied.join(", ")}` : "Every migration was applied before",
      made
        ? "The sites' roles have their rights"
        : "DATABASE_URL's user may not make roles: use site-env --owner",
      ...(filled ? [`Made: ${filled}`] : []),
    ];
    return { data: { applied, separateRoles: made !== undefined }, text: lines.join("\n") };
  },
};

/** What the launcher gives a site's process, for whoever starts it otherwise. It holds that site's secrets. */
export const siteEnvCommand: Command = {
  name: "site-env",
  usage: "identity|wholesale|retail [--owner]",
  summary: "the environment of one site's process, with its secrets, for an environment file",
  options: { owner: { type: "boolean" } },
  words: 1,
  async run(args, tools) {
    const site = siteNames.find((name) => name === args.words[0]);
    if (!site) throw new UsageError(`${args.words[0]}: one of ${siteNames.join(", ")} is needed.`);
    const url = databaseUrlOf(tools);
    const secrets = worldSecrets(tools.env);
    const urls = roleUrls({ connectionString: url, passwords: secrets.databaseRole });
    const databaseUrl = args.options.owner ? url : urls[site];
    const variables = siteEnv(site, { env: tools.env, secrets, databaseUrl, mode: "production" });
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    return { data: variables, text: lines.join("\n") };
  },
};
