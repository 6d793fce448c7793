import { findPerson } from "@hutong/identity";
import { generateShops } from "@hutong/identity/members";
import { readShopFigures, recomputeAccount, recomputeFigures } from "@hutong/reputation";
import { generateFacts } from "@hutong/reputation/generate";
import { Trouble } from "../../bin/trouble.mjs";
import { type Answer, type Command, type CommandTools, optional, table, wholeNumber } from "./command.ts";

export const reputationCommands: readonly Command[] = [
  {
    name: "reputation recompute",
    usage: "[--shop realm/NAME]",
    summary: "compute every figure anew from the facts, or those of one shop",
    options: { shop: { type: "string" } },
    async run(args, tools) {
      const shop = optional(args, "shop");
      if (shop) return recomputeOne(tools, shop);
      const { pool } = await tools.database();
      const startedAt = performance.now();
      const accounts = await recomputeFigures(pool, {
        now: new Date(),
        onProgress: (done) => tell(`${done} accounts`),
      });
      const seconds = secondsSince(startedAt);
      return { data: { accounts, seconds }, text: `${accounts} accounts computed (${seconds} s)` };
    },
  },
  {
    name: "reputation generate",
    usage: "--shops N --facts N --seed S",
    summary:
      "fill a world for measurements with shops and two years of facts (they cannot be taken away again)",
    options: { shops: { type: "string" }, facts: { type: "string" }, seed: { type: "string" } },
    async run(args, tools) {
      const input = {
        shops: wholeNumber(args, "shops"),
        facts: wholeNumber(args, "facts"),
        seed: wholeNumber(args, "seed"),
      };
      const { pool } = await tools.database();
      const startedAt = performance.now();
      const opened = await generateShops(pool, input.shops);
      const openedSeconds = secondsSince(startedAt);
      await generateFacts(pool, { ...input, now: new Date(), onProgress: (done) => tell(`${done} facts`) });
      const seconds = secondsSince(startedAt);
      return {
        data: { ...input, opened, openedSeconds, seconds },
        text: `${opened} shops made (${openedSeconds} s), ${input.facts} facts (${seconds} s in all)`,
      };
    },
  },
];

async function recomputeOne(tools: CommandTools, name: string): Promise<Answer> {
  const { prisma, pool } = await tools.database();
  const ids = (await findPerson(prisma, name)).flatMap((person) => person.ids);
  const id = ids.find((one) => `${one.realm}/${one.loginName}`.toLowerCase() === name.toLowerCase());
  if (!id) throw new Trouble(`No ID answers to ${name}.`, { advice: "Name it with its realm: retail/xixi." });
  const startedAt = performance.now();
  const isKnown = await recomputeAccount(pool, id.accountId, new Date());
  const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
  if (!isKnown) throw new Trouble(`${name} has no facts and no shop.`);
  const figures = (await readShopFigures(prisma, [id.accountId])).get(id.accountId) ?? [];
  const rows = figures.map((one) => [one.claim, JSON.stringify(one.value), String(one.facts)]);
  return {
    data: { name, milliseconds, figures },
    text: `${table([["figure", "value", "facts"], ...rows])}\n${milliseconds} ms`,
  };
}

function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}

function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 100) / 10;
}
