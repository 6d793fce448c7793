import { countSearchWords, rebuildSearch, refreshSearch } from "@hutong/catalog/finding";
import { generateStyles } from "@hutong/catalog/generate";
import { generateShops } from "@hutong/identity/members";
import { noOrigin } from "@hutong/kernel";
import { type Command, wholeNumber } from "./command.ts";

export const searchCommands: readonly Command[] = [
  {
    name: "search rebuild",
    usage: "[--missing]",
    summary:
      "make what the search knows of goods anew, slice by slice; or of those alone that it knows nothing of",
    options: { missing: { type: "boolean" } },
    async run(args, tools) {
      const { prisma } = await tools.database();
      const startedAt = performance.now();
      const ctx = {
        db: prisma,
        actor: { kind: "system", name: "search rebuild" },
        now: new Date(),
        origin: noOrigin,
      } as const;
      const make = args.options.missing ? refreshSearch : rebuildSearch;
      const listings = await make(ctx, { onProgress: tell });
      let words = 0;
      for (let counted = -1; counted !== 0; words += counted) counted = await countSearchWords(ctx);
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      return {
        data: { listings, words, seconds },
        text: `${listings} listings, ${words} words counted (${seconds} s)`,
      };
    },
  },
  {
    name: "search generate",
    usage: "--shops N --styles N --seed S",
    summary: "fill a world for measurements with shops and styles that the search finds",
    options: { shops: { type: "string" }, styles: { type: "string" }, seed: { type: "string" } },
    async run(args, tools) {
      const input = {
        shops: wholeNumber(args, "shops"),
        styles: wholeNumber(args, "styles"),
        seed: wholeNumber(args, "seed"),
      };
      const database = await tools.database();
      const startedAt = performance.now();
      await generateShops(database.pool, input.shops);
      const listings = await generateStyles(database, { ...input, now: new Date(), onProgress: tell });
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      return {
        data: { ...input, listings, seconds },
        text: `${listings} styles made and found (${seconds} s)`,
      };
    },
  },
];

function tell(listings: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${listings} listings`);
}
