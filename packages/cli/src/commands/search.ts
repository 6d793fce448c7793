import { countSearchWords, rebuildSearch, refreshSearch } from "@hutong/catalog/finding";
import { noOrigin } from "@hutong/kernel";
import type { Command } from "./command.ts";

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
      const onProgress = (done: number) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${done} listings`);
      };
      const make = args.options.missing ? refreshSearch : rebuildSearch;
      const listings = await make(ctx, { onProgress });
      let words = 0;
      for (let counted = -1; counted !== 0; words += counted) counted = await countSearchWords(ctx);
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      return {
        data: { listings, words, seconds },
        text: `${listings} listings, ${words} words counted (${seconds} s)`,
      };
    },
  },
];
