import { retireSigningKeys, rotateSigningKeys } from "@hutong/identity/keys";
import { isDomainError } from "@hutong/kernel";
import { Trouble } from "../../bin/trouble.mjs";
import { worldSecrets } from "../secrets.ts";
import { type Command, table } from "./command.ts";

export const keysListCommand: Command = {
  name: "keys list",
  usage: "",
  summary: "the provider's signing keys",
  async run(_args, tools) {
    const { prisma } = await tools.database();
    // The sealed half is never read here.
    const keys = await prisma.signingKey.findMany({
      orderBy: { createdAt: "asc" },
      take: 100,
      select: { id: true, alg: true, state: true, createdAt: true, activatedAt: true, retiresAt: true },
    });
    const rows = keys.map((key) => [key.id, key.alg, key.state, key.createdAt.toISOString()]);
    return { data: keys, text: table([["KEY", "ALGORITHM", "STATE", "MADE"], ...rows]) };
  },
};

export const keysRotateCommand: Command = {
  name: "keys rotate",
  usage: "[--force]",
  summary: "sign with the next key from now on; the old one still verifies",
  options: { force: { type: "boolean" } },
  async run(args, tools) {
    const ctx = await tools.ctx();
    const { keys: keySecret } = worldSecrets(tools.env);
    try {
      const rotated = await rotateSigningKeys(ctx, { keySecret, force: args.options.force === true });
      const rows = rotated.map((key) => [key.alg, key.active, key.next, key.retiring ?? "-"]);
      return { data: rotated, text: table([["ALGORITHM", "ACTIVE", "NEXT", "RETIRING"], ...rows]) };
    } catch (error) {
      if (isDomainError(error) && error.code === "conflict") {
        throw new Trouble("The next key has not been published long enough for every site to know it.", {
          advice: `Try again in ${error.retryAfterSeconds} s, or take --force after a leak: sites that keep our keys in a cache may refuse sign-ins for a while.`,
        });
      }
      if (isDomainError(error) && error.code === "not_found") {
        throw new Trouble("There are no signing keys yet.", { advice: "Start the world once: npm start" });
      }
      throw error;
    }
  },
};

export const keysRetireCommand: Command = {
  name: "keys retire",
  usage: "--all",
  summary: "after a leak: no key of now signs or verifies any more; running sites make new ones",
  options: { all: { type: "boolean" } },
  async run(args, tools) {
    if (args.options.all !== true) {
      throw new Trouble("Whatever our keys have signed would verify nowhere any more.", {
        advice: "Only after a leak of the database together with its secret: hutong keys retire --all",
      });
    }
    const retired = await retireSigningKeys(await tools.ctx());
    return { data: { retired }, text: `${retired.length} keys retired.` };
  },
};
