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
